import { z } from 'zod';
import { clean } from '../../lib/readable.ts';
import { second } from '../../lib/time.ts';
import { CannotRun } from '../cannot-run.ts';
import { WrongUsage } from '../wrong-usage.ts';
import { ApiRefused } from './api-refused.ts';

export type Query = Readonly<Record<string, string | undefined>>;

/** The HTTP API of a running LeenOps, as the token's person. */
export type Api = {
  get(path: string, query?: Query): Promise<unknown>;
  post(path: string, body: object, headers?: Record<string, string>): Promise<unknown>;
  /** A file, piece by piece. */
  read(path: string, query: Query): Promise<AsyncIterable<Uint8Array>>;
};

const patienceMs = 40 * second;

/** The token comes from the environment alone: arguments are seen by everybody on the machine. */
export function apiFrom(env: Readonly<Record<string, string | undefined>>): Api {
  const base = baseFrom(env['LEENOPS_URL']);
  const token = env['LEENOPS_TOKEN']?.trim();
  if (!token) throw new WrongUsage('LEENOPS_TOKEN is missing. “/leenops token” in Slack issues one.');
  const authorization = `Bearer ${token}`;

  async function call(
    path: string,
    query: Query,
    init: RequestInit,
    signal?: AbortSignal,
  ): Promise<Response> {
    const url = new URL(`${base}/api/v1${path}`);
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, value);
    const headers = { authorization, ...(init.headers as Record<string, string> | undefined) };
    const response = await reach(url, { ...init, headers, redirect: 'error', ...(signal ? { signal } : {}) });
    if (!response.ok) throw await refusalIn(response);
    return response;
  }

  const patience = () => AbortSignal.timeout(patienceMs);
  return {
    get: async (path, query = {}) => jsonIn(await call(path, query, {}, patience())),
    post: async (path, body, headers = {}) =>
      jsonIn(
        await call(
          path,
          {},
          {
            method: 'POST',
            headers: { 'content-type': 'application/json', ...headers },
            body: JSON.stringify(body),
          },
          patience(),
        ),
      ),
    async read(path, query) {
      const { body } = await call(path, query, {});
      if (!body) throw new CannotRun('LeenOps sent nothing.');
      return body;
    },
  };
}

function baseFrom(url: string | undefined): string {
  if (!url?.trim()) throw new WrongUsage('LEENOPS_URL is missing. It looks like https://leenops.example.com');
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol)) throw new WrongUsage('LEENOPS_URL is not an address.');
  const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(parsed.hostname);
  if (parsed.protocol === 'http:' && !isLocal)
    throw new WrongUsage(
      'LEENOPS_URL must begin with https:// – over http:// everybody on the way reads the token.',
    );
  return `${parsed.origin}${parsed.pathname.replace(/\/+$/, '')}`;
}

async function reach(url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    const what = isLate ? 'did not answer in time' : `cannot be reached (${codeOf(error)})`;
    throw new CannotRun(
      `${url.origin} ${what}. Check LEENOPS_URL, and look before you try again: ${inDoubt}`,
      {
        cause: error,
      },
    );
  }
}

const inDoubt = 'what you asked for may have happened.';

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause as { code?: unknown } | undefined) : undefined;
  return typeof cause?.code === 'string' ? cause.code : 'no answer';
}

const refusal = z.object({ error: z.object({ reason: z.string(), message: z.string() }) });

async function refusalIn(response: Response): Promise<Error> {
  const text = await response.text().catch(() => '');
  const parsed = refusal.safeParse(parse(text));
  if (!parsed.success)
    return new CannotRun(`LEENOPS_URL answered ${response.status}, and not as LeenOps does. Check it.`);
  const { reason, message } = parsed.data.error;
  return new ApiRefused(response.status, reason, clean(message));
}

async function jsonIn(response: Response): Promise<unknown> {
  const parsed = parse(await response.text());
  if (parsed === undefined) throw new CannotRun('LEENOPS_URL did not answer as LeenOps does. Check it.');
  return parsed;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { onTestFinished } from 'vitest';
import { issueToken } from '../../../../src/engine/access/issue-token.ts';
import { day } from '../../../../src/lib/time.ts';
import { apiListener } from '../../../../src/web/api/api.ts';
import type { PaceOptions } from '../../../../src/web/api/pace.ts';
import { startWebServer } from '../../../../src/web/server.ts';
import { openEngine } from '../../../engine/support/engine.ts';
import { sourcesOf } from '../../../reports/support/sources.ts';

type Opening = Parameters<typeof openEngine>[0] & { pace?: PaceOptions };

export type Answered = { status: number; headers: Headers; body: Record<string, any> };

/** The HTTP API over the engine, on a port of its own, and people with tokens in front of it. */
export async function openApi({ pace, ...opening }: Opening = {}) {
  const engine = await openEngine(opening);
  const { ctx } = engine;
  const sources = sourcesOf(ctx);
  const api = apiListener({ ctx, sources }, pace);
  const server = await startWebServer({ port: 0, readiness: async () => ({}), api });
  onTestFinished(() => server.close());
  const base = `http://127.0.0.1:${server.port}/api/v1`;

  const fetchAs = (
    token: string | undefined,
    path: string,
    { headers = {}, ...init }: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
  ) =>
    fetch(base + path, {
      ...init,
      headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers },
    });

  async function answered(response: Response): Promise<Answered> {
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: JSON.parse(text) as Answered['body'] };
  }

  async function as(person: string) {
    const { text, token } = await issueToken(ctx, {
      person,
      surface: 'view',
      label: 'a test',
      lifetime: 30 * day,
    });
    return {
      token: text,
      tokenId: token.id,
      get: async (path: string) => answered(await fetchAs(text, path)),
      file: (path: string) => fetchAs(text, path),
      post: async (path: string, body: unknown, headers: Record<string, string> = {}) =>
        answered(
          await fetchAs(text, path, {
            method: 'POST',
            headers: { 'content-type': 'application/json', ...headers },
            body: typeof body === 'string' ? body : JSON.stringify(body),
          }),
        ),
    };
  }

  return { ...engine, sources, base, as, fetchAs, answered };
}

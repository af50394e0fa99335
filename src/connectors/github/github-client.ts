import { setTimeout as sleep } from 'node:timers/promises';
import type { Octokit } from '@octokit/rest';
import { retryDelay } from '../retry-delay.ts';
import { tooManyRecords } from '../too-many-records.ts';
import type { GithubSettings } from './github-config.ts';
import { failureOf, movedAway } from './github-failure.ts';
import { outcomeOf } from './outcome-of.ts';

type Ask<T> = (octokit: Octokit) => Promise<T>;

export type GithubClient = {
  /** Tries again, within the settings' patience, when GitHub is busy or did not answer. */
  read<T>(signal: AbortSignal, ask: Ask<T>): Promise<T>;
  /** One request, whatever comes of it. */
  write<T>(signal: AbortSignal, ask: Ask<T>): Promise<T>;
};

export function githubClient(settings: GithubSettings): GithubClient {
  async function read<T>(signal: AbortSignal, ask: Ask<T>): Promise<T> {
    const octokit = await openOctokit(settings, signal);
    const until = Date.now() + settings.patienceMs;
    for (let attempt = 1; ; attempt++) {
      try {
        return await ask(octokit);
      } catch (error) {
        const outcome = signal.aborted ? undefined : outcomeOf(error, Date.now());
        const delay = outcome && retryDelay(outcome, attempt);
        if (delay === undefined || Date.now() + delay > until) throw failureOf(error, 'read');
        await sleep(delay, undefined, { signal }).catch((cause) => {
          throw failureOf(cause, 'read');
        });
      }
    }
  }

  async function write<T>(signal: AbortSignal, ask: Ask<T>): Promise<T> {
    const octokit = await openOctokit(settings, signal);
    return ask(octokit).catch((error) => {
      throw failureOf(error, 'write');
    });
  }

  return { read, write };
}

/** Everything that a paginated list yields. Throws above `limit`: cut there, it would look like a whole one. */
export async function collect<T>(
  pages: AsyncIterable<{ data: T[] }>,
  { what, limit }: { what: string; limit: number },
): Promise<T[]> {
  const items: T[] = [];
  for await (const { data } of pages) {
    items.push(...data);
    if (items.length > limit) throw tooManyRecords('github', what, limit);
  }
  return items;
}

const quiet = { debug: silent, info: silent, warn: silent, error: silent };
function silent(): void {}

/** The SDK takes a quarter of a second to load: only a process that meets GitHub pays for it, at its first call. */
async function openOctokit(settings: GithubSettings, signal: AbortSignal): Promise<Octokit> {
  const { Octokit } = await import('@octokit/rest');
  return new Octokit({
    auth: settings.token,
    baseUrl: settings.apiUrl,
    userAgent: 'leenops',
    log: quiet,
    request: { fetch: fetchUntil(settings, signal) },
  });
}

/** The token goes to the configured host only, wherever a redirect or a page link points. */
function fetchUntil({ apiUrl, timeoutMs }: GithubSettings, signal: AbortSignal): typeof fetch {
  const { origin } = new URL(apiUrl);
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.origin !== origin) throw movedAway();
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    if (response.status >= 300 && response.status < 400) throw movedAway();
    return response;
  };
}

import { onTestFinished } from 'vitest';
import { githubConnector } from '../../../src/connectors/github/github-connector.ts';
import { githubKeys } from '../../../src/sandbox/github/github-keys.ts';
import { startGithub } from '../../../src/sandbox/github/start-github.ts';

type Options = { timeoutMs?: number; token?: string; repositories?: readonly string[] };

/** The local GitHub for one test, awake, with the connector that points at it. */
export async function openGithub(options: Options = {}) {
  const {
    timeoutMs = 10_000,
    token = githubKeys.token,
    repositories = ['acme/shop', 'acme/website'],
  } = options;
  const github = await startGithub();
  onTestFinished(() => github.close());
  await github.ready();
  const connector = githubConnector({
    token,
    repositories,
    apiUrl: github.url,
    timeoutMs,
    patienceMs: 5_000,
  });
  const get = (path: string) =>
    github.act({ as: 'acme-admin', method: 'GET', path: `/repos/acme/shop${path}` });
  return {
    github,
    connector,
    tools: connector.tools,
    /** What the bot wrote on issue 42. */
    ours: async () => {
      const all = (await get('/issues/42/comments?per_page=100')) as {
        body: string;
        user: { login: string };
      }[];
      return all.filter(({ user }) => user.login === 'leenops-bot').map(({ body }) => body);
    },
    issue42: async () =>
      (await get('/issues/42')) as { labels: { name: string }[]; assignees: { login: string }[] },
    labelNames: async () =>
      ((await get('/labels?per_page=100')) as { name: string }[]).map(({ name }) => name),
    /** Somebody does something in the shop's repository. */
    somebody: (as: string, method: string, path: string, body: unknown) =>
      github.act({ as, method, path: `/repos/acme/shop${path}`, body }),
    writesAsked: () => github.requests().filter((request) => !request.startsWith('GET')),
  };
}

export const readCall = () => ({ signal: AbortSignal.timeout(20_000) });
export const writeCall = (key: string) => ({ key, signal: AbortSignal.timeout(20_000) });

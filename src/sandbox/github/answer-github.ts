import type { CompanyAnswer, CompanyRequest } from '../company/wire.ts';
import type { Act } from './act.ts';
import { answerOf, forward } from './forward.ts';
import { botLogin, githubKeys } from './github-keys.ts';
import { badCredentials, isArchived, notAccessible, notFound } from './refusals.ts';
import { isList, listOf } from './lists.ts';
import { timelineOf } from './timeline.ts';

type Server = { emulatorUrl: string; ownUrl: string; startedAt: Date; changed: (act: Act) => void };

const repositoryPath = /^\/repos\/[^/]+\/[^/]+/;

/** GitHub's API: the emulator's answers, and GitHub's own where the emulator lets pass what GitHub does not or lacks a page. */
export async function answerGithub(server: Server, request: CompanyRequest): Promise<CompanyAnswer> {
  const { method, path, headers } = request;
  const token = /^(?:token|bearer) (.+)$/i.exec(headers.authorization ?? '')?.[1];
  if (token !== githubKeys.token && token !== githubKeys.readOnlyToken) return badCredentials;
  const ask = (other: Partial<CompanyRequest> = {}) =>
    forward(server.emulatorUrl, server.ownUrl, botLogin, { ...request, ...other });

  if (method === 'GET') {
    if (path.endsWith('/assignees'))
      return { status: 200, body: await assignableIn(ask, path.replace(/\/assignees$/, '')) };
    if (/\/issues\/\d+\/timeline$/.test(path)) return timelineOf(ask, path, request.query);
    if (isList(path)) return listOf(ask, request, server);
    const answer = answerOf(await ask());
    return answer.status === 403 ? notFound : answer; // whether a private repository exists is nobody's business
  }
  if (token === githubKeys.readOnlyToken) return notAccessible;
  const [repository = ''] = repositoryPath.exec(path) ?? [];
  if (await isReadOnly(ask, repository)) return isArchived;
  const body = path.endsWith('/assignees')
    ? await onlyAssignable(ask, repository, request.body)
    : request.body;
  await request.pause();
  const answer = answerOf(await ask({ body }));
  if (answer.status < 300)
    server.changed({ as: botLogin, method, path, body: JSON.parse(body || 'null') as unknown });
  return answer;
}

export type Ask = (other?: Partial<CompanyRequest>) => ReturnType<typeof forward>;

async function isReadOnly(ask: Ask, repository: string): Promise<boolean> {
  const { data } = await ask({ method: 'GET', path: repository, body: '' });
  return (data as { archived?: boolean } | undefined)?.archived === true;
}

/** GitHub leaves out, without a word, whom it cannot assign. */
async function onlyAssignable(ask: Ask, repository: string, body: string): Promise<string> {
  const known = (await assignableIn(ask, repository)).map(({ login }) => login);
  const { assignees } = JSON.parse(body) as { assignees: string[] };
  return JSON.stringify({ assignees: assignees.filter((login) => known.includes(login)) });
}

/** Those who may write to the repository. The emulator has no list of them and would assign anybody. */
async function assignableIn(ask: Ask, repository: string): Promise<{ login: string }[]> {
  const get = (path: string) =>
    ask({ method: 'GET', path: `${repository}${path}`, body: '', query: new URLSearchParams() });
  const people = (await get('/collaborators')).data as { login: string }[];
  const mayWrite = await Promise.all(
    people.map(async ({ login }) => {
      const { permission } = (await get(`/collaborators/${login}/permission`)).data as { permission: string };
      return ['admin', 'maintain', 'write', 'push'].includes(permission);
    }),
  );
  return people.filter((_, index) => mayWrite[index]);
}

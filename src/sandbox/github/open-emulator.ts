import { createEmulator } from 'emulate';
import { type Act, tokenOf } from './act.ts';
import { acts, organisation, people, repositories } from './seed/seed-github.ts';

export type Emulator = {
  url: string;
  /** Carries out one request as a person, and throws when it is refused. */
  act(act: Act): Promise<unknown>;
  close(): Promise<void>;
};

/** GitHub as the package `emulate` has it, with the invented company's issues in it and whatever was done since. */
export async function openEmulator(journal: readonly Act[], hookUrl: string): Promise<Emulator> {
  const emulator = await createEmulator({
    service: 'github',
    port: 0,
    seed: {
      tokens: Object.fromEntries(
        people.map((login) => [tokenOf(login), { login, scopes: ['repo', 'admin:org'] }]),
      ),
      github: {
        users: people.map((login) => ({ login })),
        orgs: [{ login: organisation.login, members: [{ login: organisation.admin, role: 'admin' }] }],
        repos: repositories.map(({ name, isPrivate, description }) => ({
          owner: organisation.login,
          name,
          description,
          private: isPrivate,
        })),
      },
    },
  });
  const act = (one: Act) => perform(emulator.url, one);
  for (const together of acts) await Promise.all(together.map(act));
  for (const one of journal) await act(one);
  for (const { name } of repositories) await act(subscription(name, hookUrl));
  return { url: emulator.url, act, close: () => emulator.close() };
}

/** After everything that was there before, of which nobody wants to hear. */
function subscription(repository: string, url: string): Act {
  return {
    as: organisation.admin,
    method: 'POST',
    path: `/repos/${organisation.login}/${repository}/hooks`,
    body: { name: 'web', events: ['issues', 'issue_comment'], config: { url, content_type: 'json' } },
  };
}

async function perform(url: string, { as, method, path, body }: Act): Promise<unknown> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { authorization: `Bearer ${tokenOf(as)}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok)
    throw new Error(`GitHub refused ${method} ${path} by ${as} (${response.status}): ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

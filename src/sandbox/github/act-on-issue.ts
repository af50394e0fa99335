import type { CompanyAnswer, CompanyRequest } from '../company/wire.ts';
import type { Act } from './act.ts';
import type { Emulator } from './open-emulator.ts';
import { triageActs } from './triage.ts';
import { organisation } from './seed/seed-github.ts';

/** Who writes on an issue's page here: somebody who has a problem with the shop. */
export const writer = 'noor-h';

/** What people do on an issue's own page: write on it, open it again where it is closed, and what its maintainer does. */
export async function actOnIssue(
  emulator: Emulator,
  { path, body, headers }: CompanyRequest,
  done: (act: Act) => void,
): Promise<CompanyAnswer> {
  const { origin, host } = headers;
  if (origin !== undefined && origin !== `http://${host}`)
    return { status: 403, body: 'Only from the page of the issue itself.' };
  const [, repository, number] = /^\/([\w.-]+\/[\w.-]+)\/issues\/(\d+)$/.exec(path) ?? [];
  const form = new URLSearchParams(body);
  const text = form.get('body')?.trim() ?? '';
  if (!repository || !number) return { status: 404, body: 'There is nothing here.' };
  const issue = `/repos/${repository}/issues/${number}`;
  const acts: Act[] =
    triageActs(issue, form) ??
    (text
      ? [{ as: writer, method: 'POST', path: `${issue}/comments`, body: { body: text } }]
      : [{ as: organisation.admin, method: 'PATCH', path: issue, body: { state: 'open' } }]);
  for (const act of acts) {
    await emulator.act(act);
    done(act);
  }
  return { status: 303, headers: { location: path }, body: '' };
}

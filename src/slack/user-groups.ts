import { second } from '../lib/time.ts';
import { soonOr } from '../lib/soon-or.ts';
import type { Desk } from './desk.ts';
import type { UserGroup } from './modals/teams/group-select.ts';

/** The user groups to choose from. Somebody waits for the form: null when Slack does not list them within a second. */
export async function userGroupsSoon({ client, ctx }: Desk): Promise<UserGroup[] | null> {
  const asked = client.usergroups.list().then(
    ({ usergroups = [] }) =>
      usergroups.flatMap(({ id, name, handle }) =>
        id ? [{ id, name: name ?? id, handle: handle ?? id }] : [],
      ),
    (error: unknown) => {
      ctx.log.warn({ err: error }, 'Slack did not list its user groups');
      return null;
    },
  );
  return soonOr(second, asked, () => null);
}

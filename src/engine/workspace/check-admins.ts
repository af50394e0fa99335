import { Refused } from '../../domain/refused.ts';
import { strangeness } from '../../domain/review.ts';
import type { Context } from '../context.ts';

/** What is wrong with the ids in LEENOPS_ADMINS, one sentence each with its remedy: nobody else can mend it in Slack. */
export async function adminProblems({
  admins,
  people,
}: Pick<Context, 'admins' | 'people'>): Promise<string[]> {
  const found = await Promise.all(
    admins.map(async (id) => {
      try {
        const strange = strangeness(await people.standingOf(id), []);
        return strange
          ? [`LEENOPS_ADMINS holds ${id}, ${why[strange]}. It has no rights: name somebody else.`]
          : [];
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        return [
          `LEENOPS_ADMINS holds ${id}, and Slack does not say who that is. If that stays so, the id is wrong.`,
        ];
      }
    }),
  );
  return found.flat();
}

const why = {
  account_not_active: 'whose account is deactivated or not a person’s',
  not_of_this_workspace: 'a guest or somebody of another organisation',
} as const;

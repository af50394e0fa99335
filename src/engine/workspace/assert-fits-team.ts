import type { Team } from '../../db/teams.ts';
import { Refused } from '../../domain/refused.ts';
import { strangeness } from '../../domain/review.ts';
import { adminTeam, peopleAsked } from '../../domain/team.ts';
import { teamsOf } from '../../domain/workflow.ts';
import type { Workflow } from '../../domain/workflow.ts';
import type { ChannelStanding, Context } from '../context.ts';
import { membersIn } from './people.ts';
import { someWhoMay } from './some-who-may.ts';

/**
 * Whether LeenOps can post in the channel, the people may take part, and there are enough of them for every rule that
 * asks this team. Throws Refused with every problem beside its field, also when Slack does not say.
 */
export async function assertFitsTeam(ctx: Pick<Context, 'people' | 'workflows'>, team: Team): Promise<void> {
  const workflows = ctx.workflows.filter((workflow) => teamsOf(workflow).includes(team.id));
  const [standing, strange, few] = await Promise.all([
    /^[CG]/.test(team.channelId) ? ctx.people.channelStanding(team.channelId) : ('no_channel' as const),
    strangersIn(ctx, team, workflows),
    tooFewIn(ctx, team, workflows),
  ]);
  const channel = channelProblems[standing];
  const people = strange ?? few;
  if (channel || people)
    throw new Refused('bad_input', { ...(channel ? { channel } : {}), ...(people ? { people } : {}) });
}

const channelProblems = {
  open: undefined,
  not_invited:
    'LeenOps is not in that channel, so it cannot post there. Type /invite @LeenOps there, then save again.',
  archived: 'That channel is archived. Choose one that is in use.',
  no_channel: 'That is not a channel. Choose one.',
} as const satisfies Record<ChannelStanding, string | undefined>;

/** People who are named, and could do nothing in any workflow of this team. */
async function strangersIn(
  { people }: Pick<Context, 'people'>,
  { members }: Team,
  workflows: readonly Workflow[],
): Promise<string | undefined> {
  const welcome = workflows.flatMap((workflow) => workflow.welcome ?? []);
  const reasons = await Promise.all(
    members.map(async (person) => strangeness(await people.standingOf(person), welcome)),
  );
  const those = (reason: string) => members.filter((_, index) => reasons[index] === reason).join(', ');
  const gone = those('account_not_active');
  const guests = those('not_of_this_workspace');
  const problems = [
    ...(gone ? [`Deactivated, or not a person: ${gone}.`] : []),
    ...(guests
      ? [`Guests, or of another organisation, and no workflow of this team lets them in: ${guests}.`]
      : []),
  ];
  return problems.length ? `${problems.join(' ')} Take them off.` : undefined;
}

/** Nobody, or fewer people than the rules of some workflow may ask of this team for one proposal. */
async function tooFewIn(
  { people }: Pick<Context, 'people'>,
  team: Team,
  workflows: readonly Workflow[],
): Promise<string | undefined> {
  if (team.id === adminTeam) return undefined;
  const members = (await membersIn(team, people.inGroup)) ?? [];
  if (members.length === 0) return 'Name somebody, or choose a user group with people in it.';
  for (const workflow of workflows) {
    const needed = Math.max(1, peopleAsked(workflow).get(team.id) ?? 0);
    const able = await someWhoMay(members, workflow.welcome ?? [], needed, people.standingOf);
    if (able.length < needed)
      return `${workflow.title} may ask this team for ${needed} different people, and ${able.length} of these may take part. Name more, or choose a larger user group.`;
  }
  return undefined;
}

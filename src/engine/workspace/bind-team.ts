import type { Db } from '../../db/client.ts';
import { recordEvents, workspaceChain } from '../../db/events.ts';
import { touchMessagesAbout } from '../../db/messages.ts';
import { bindTeam as writeTeam, findLastBinder, lockTeam } from '../../db/teams.ts';
import type { Team } from '../../db/teams.ts';
import { listOpenReviews } from '../../db/waiting.ts';
import { person } from '../../domain/event.ts';
import type { Surface } from '../../domain/event.ts';
import { Refused } from '../../domain/refused.ts';
import { teamsNamed, teamStamp } from '../../domain/team.ts';
import type { TeamId } from '../../domain/workflow.ts';
import { digestOf } from '../../lib/hash.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import { assertIsAdmin } from '../authority.ts';
import type { Context } from '../context.ts';
import { assertFitsTeam } from './assert-fits-team.ts';
import { teamBound } from './team-bound.ts';

export type BindTeam = {
  team: TeamId;
  channelId: string;
  members: readonly string[];
  userGroupId: string | null;
  /** The stamp of the team as the person saw it: what somebody else changed since is not overwritten. */
  seen: string;
  person: string;
  surface: Surface;
};

/**
 * An admin says who is a team and which channel is its own. Open cards name the new people. Throws Refused, audited:
 * `bad_input` by `channel`, `people` and `group`; `team_changed` when it is no longer what the admin saw.
 */
export async function bindTeam(ctx: Context, input: BindTeam): Promise<Team> {
  const { team: id, person: who, surface } = input;
  const bound = await orRecordRefusal(ctx, { what: `bind ${id}`, who, surface }, async () => {
    await assertIsAdmin(ctx, who);
    assertNamed(ctx, id);
    const { channelId, userGroupId } = input;
    const wanted = { id, channelId, userGroupId, members: [...new Set(input.members)].toSorted() };
    await assertFitsTeam(ctx, wanted);
    return ctx.db.transaction((tx) => write(ctx, tx, wanted, input));
  });
  ctx.wake();
  ctx.log.info({ team: id, members: bound.members.length, group: bound.userGroupId }, 'team bound');
  return bound;
}

async function write(
  ctx: Context,
  tx: Db,
  wanted: Team,
  { seen, person: who, surface }: BindTeam,
): Promise<Team> {
  const known = await lockTeam(tx, wanted.id);
  if (known && digestOf(known) === digestOf(wanted)) return known;
  if (teamStamp(known) !== seen) {
    const by = await findLastBinder(tx, wanted.id);
    throw new Refused('team_changed', { team: wanted.id, ...(by ? { by } : {}) });
  }
  const now = ctx.now();
  await writeTeam(tx, wanted);
  await recordEvents(tx, workspaceChain, now, [teamBound(person(who), surface, known, wanted)]);
  const open = await listOpenReviews(tx, [wanted.id]);
  const cards = open.map(({ review }) => review.id);
  await touchMessagesAbout(tx, 'card', cards, now);
  return wanted;
}

/** A form may have been open since before an upgrade. */
export function assertNamed({ workflows }: Pick<Context, 'workflows'>, team: TeamId): void {
  const known = teamsNamed(workflows);
  if (!known.includes(team)) throw new Refused('unknown_team', { team, known: known.join(', ') });
}

import { z } from 'zod';
import { recordEvents, workspaceChain } from '../../db/events.ts';
import { bindTeam, lockTeam } from '../../db/teams.ts';
import { theSystem } from '../../domain/event.ts';
import { modes } from '../../domain/run.ts';
import { digestOf } from '../../lib/hash.ts';
import type { Context } from '../context.ts';
import { teamBound } from './team-bound.ts';

const slackId = (kind: string, pattern: RegExp) =>
  z.string().regex(pattern, `is not the id of a Slack ${kind}`);

/** Teams by name, each bound to a channel and to people or a user group; and the mode of workflows that are new. */
export const seedShape = z.object({
  teams: z.record(
    z.string(),
    z.object({
      channel: slackId('channel', /^[CG][A-Z0-9]{2,}$/),
      members: z.array(slackId('user', /^[UW][A-Z0-9]{2,}$/)).default([]),
      userGroup: slackId('user group', /^S[A-Z0-9]{2,}$/).optional(),
    }),
  ),
  modes: z.record(z.string(), z.enum(modes)).default({}),
  /** Schedules that begin paused, as `invoice-exceptions/weekdays`. */
  pausedSchedules: z.array(z.string().regex(/^[\w-]+\/[\w-]+$/, 'is not workflow/schedule')).optional(),
});
export type Seed = z.infer<typeof seedShape>;

/** Binds the teams that nobody bound yet. A binding that is there stays: people change it in Slack. */
export async function seedTeams(ctx: Pick<Context, 'db' | 'now' | 'log'>, seed: Seed): Promise<void> {
  for (const [id, { channel, members, userGroup }] of Object.entries(seed.teams)) {
    const wanted = { id, channelId: channel, userGroupId: userGroup ?? null, members: members.toSorted() };
    await ctx.db.transaction(async (tx) => {
      const known = await lockTeam(tx, id);
      if (known) {
        if (digestOf(known) !== digestOf(wanted))
          ctx.log.info({ team: id }, 'the team is bound otherwise than in LEENOPS_SEED_FILE; it stays');
        return;
      }
      await bindTeam(tx, wanted);
      await recordEvents(tx, workspaceChain, ctx.now(), [teamBound(theSystem, 'none', undefined, wanted)]);
      ctx.log.info({ team: id, members: members.length }, 'team bound');
    });
  }
}

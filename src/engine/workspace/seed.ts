import { z } from 'zod';
import { recordEvents, workspaceChain } from '../../db/events.ts';
import { bindTeam, findTeam } from '../../db/teams.ts';
import { theSystem } from '../../domain/event.ts';
import { modes } from '../../domain/run.ts';
import { digestOf } from '../../lib/hash.ts';
import type { Context } from '../context.ts';

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
});
export type Seed = z.infer<typeof seedShape>;

/** Binds the teams as the file says; a binding that changed is audited. */
export async function bindTeams(ctx: Pick<Context, 'db' | 'now' | 'log'>, seed: Seed): Promise<void> {
  for (const [id, { channel, members, userGroup }] of Object.entries(seed.teams)) {
    const wanted = { id, channelId: channel, userGroupId: userGroup ?? null, members: members.toSorted() };
    await ctx.db.transaction(async (tx) => {
      const known = await findTeam(tx, id);
      if (known && digestOf(known) === digestOf(wanted)) return;
      await bindTeam(tx, wanted);
      const data = { team: id, channel, userGroup: userGroup ?? null, members };
      await recordEvents(tx, workspaceChain, ctx.now(), [{ type: 'teams.bound', actor: theSystem, data }]);
      ctx.log.info({ team: id, members: members.length }, 'team bound');
    });
  }
}

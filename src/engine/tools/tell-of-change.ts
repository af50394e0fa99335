import type { Incident } from '../../db/incidents.ts';
import { wantMessage } from '../../db/messages.ts';
import { adminsToAsk } from '../authority.ts';
import type { Context } from '../context.ts';
import { aboutIncident, activeOf, ownChannel, ownersOf } from '../runs/tell-owners.ts';
import { TryLater } from '../try-later.ts';

/** An incident of no run: its owners hear of it in their own channel, else each in a direct message; the admins always do. */
export async function tellOfChange(ctx: Context, incident: Incident): Promise<void> {
  const channel = await ownChannel(ctx, incident);
  const owners = channel ? [channel] : await ownersOf(ctx, incident);
  const told = [...new Set([...owners, ...(await activeOf(ctx, await adminsToAsk(ctx)))])];
  if (told.length === 0) throw new TryLater('nobody_to_tell');
  const now = ctx.now();
  await ctx.db.transaction(async (tx) => {
    for (const to of told) {
      const about = { kind: 'incident', aboutId: aboutIncident(incident.id, to) } as const;
      await wantMessage(tx, { ...about, runId: null, channelId: to, threadOf: null, now });
    }
  });
  ctx.wake();
}

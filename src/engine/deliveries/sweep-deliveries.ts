import { forgetDeliveries, listDeliveriesIn, markDelivery, settleDelivery } from '../../db/deliveries.ts';
import type { DeliveryRow } from '../../db/deliveries.ts';
import { sourcesOf } from '../../domain/starts.ts';
import { day, minute } from '../../lib/time.ts';
import type { Context } from '../context.ts';
import { standingStill } from '../pauses/standing-still.ts';
import { teamProblems } from '../workspace/check-teams.ts';

/** As long as a delivery is known when it is sent again, and shown to operators. Its texts go long before. */
export const keptFor = 30 * day;

/** pg-boss repeats a failing job for some ten minutes. */
const jobLives = 20 * minute;
const heldFor = minute;
/** More attempts than any trouble that passes takes: whoever reads the log mends this one. */
const mostAttempts = 2_000;
const atOnce = 200;

/** Takes up what is held and may start now, and what its job lost; forgets what is long past. Answers how many it took up. */
export async function sweepDeliveries(ctx: Context): Promise<number> {
  const now = ctx.now();
  const before = (span: number) => new Date(now.getTime() - span);
  const lost = await listDeliveriesIn(ctx.db, 'waiting', before(jobLives), atOnce);
  const held = await listDeliveriesIn(ctx.db, 'held', before(heldFor), atOnce);
  const mayStart = held.length ? await startable(ctx) : () => false;
  const taken = [...lost, ...held.filter(({ source }) => mayStart(source))];
  for (const delivery of taken) await takeUp(ctx, delivery);
  await forgetDeliveries(ctx.db, before(keptFor), 1_000);
  return taken.length;
}

/** Whether every workflow that hears of the source may start: what is held would else be tried and held again each minute. */
async function startable(ctx: Context): Promise<(source: string) => boolean> {
  const still = await standingStill(ctx);
  const stopped = await Promise.all(
    ctx.workflows.map(async (workflow) => {
      const problems = await teamProblems(ctx, workflow);
      return still.has(workflow.id) || problems.some(({ stops }) => stops) ? [workflow] : [];
    }),
  );
  const deaf = new Set(stopped.flat().flatMap(({ triggers }) => sourcesOf(triggers)));
  return (source) => !deaf.has(source);
}

async function takeUp(ctx: Context, { id, attempts }: DeliveryRow): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const now = ctx.now();
    if (attempts >= mostAttempts)
      return settleDelivery(tx, id, { state: 'refused', reason: 'too_many_attempts', runs: [] }, now);
    await markDelivery(tx, id, now);
    return ctx.queue.enqueue(tx, 'delivery', id);
  });
}

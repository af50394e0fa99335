import type { Db } from '../../db/client.ts';
import { listDeliveriesIn, markDelivery } from '../../db/deliveries.ts';
import type { Context } from '../context.ts';

/** More than these wait for the sweeper: whoever resumes a workflow waits for the answer. */
const atOnce = 200;

/** In the transaction that ends a pause: what came meanwhile starts now. Answers how many. */
export async function releaseHeld(ctx: Context, tx: Db, now: Date): Promise<number> {
  const later = new Date(now.getTime() + 1);
  const held = await listDeliveriesIn(tx, 'held', later, atOnce);
  for (const { id } of held) {
    await markDelivery(tx, id, now);
    await ctx.queue.enqueue(tx, 'delivery', id);
  }
  return held.length;
}

import { insertDelivery, reopenRefused } from '../../db/deliveries.ts';
import type { Signed } from '../../domain/delivery.ts';
import type { Delivery } from '../../domain/starts.ts';
import { newId } from '../../lib/ids.ts';
import type { Context } from '../context.ts';

export type Received = Signed & Delivery & { source: string };

/**
 * Stores what another system sent, with the job that makes runs of it, in one transaction: nothing else happens before it is
 * answered. `repeated`: it was sent before. What was refused then is taken up once more.
 */
export async function receiveDelivery(ctx: Context, received: Received): Promise<'stored' | 'repeated'> {
  const { source, deliveryId, fingerprint, event, payload } = received;
  return ctx.db.transaction(async (tx) => {
    const now = ctx.now();
    const id = newId('dlv');
    const delivery = { id, source, deliveryId, fingerprint, event, payload, state: 'waiting' as const };
    const isNew = await insertDelivery(tx, { ...delivery, receivedAt: now, movedAt: now });
    const taken = isNew ? id : await reopenRefused(tx, received, now);
    if (!taken) return 'repeated';
    await ctx.queue.enqueue(tx, 'delivery', taken);
    return 'stored';
  });
}

import { insertAsk } from '../../db/asks.ts';
import type { NewAsk } from '../../db/asks.ts';
import { newId } from '../../lib/ids.ts';
import type { Context } from '../context.ts';

export type ReceivedAsk = Omit<NewAsk, 'id' | 'askedAt'>;

/** Keeps what Slack told, with the job that reads and answers it; what was kept before is left as it is. */
export async function receiveAsk(ctx: Context, ask: ReceivedAsk): Promise<void> {
  const id = newId('ask');
  const isNew = await ctx.db.transaction(async (tx) => {
    const inserted = await insertAsk(tx, { ...ask, id, askedAt: ctx.now() });
    if (inserted) await ctx.queue.enqueue(tx, 'ask', id);
    return inserted;
  });
  ctx.log.info({ askId: isNew ? id : undefined, kind: ask.kind, isNew }, 'asked with a message');
}

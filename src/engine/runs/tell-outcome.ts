import type { Db } from '../../db/client.ts';
import { findMessage, touchMessages, wantMessage } from '../../db/messages.ts';
import type { Run } from '../../db/runs.ts';
import type { Context } from '../context.ts';

/**
 * Renders everything the run shows anew, and tells the requester: in the thread when they asked in its channel,
 * in a direct message when they asked elsewhere.
 */
export async function tellOutcome(ctx: Context, tx: Db, run: Run): Promise<void> {
  const now = ctx.now();
  await touchMessages(tx, run.id, now);
  if (!run.requesterId) return;
  const inThread = run.askedIn === run.channelId;
  const root = inThread ? await findMessage(tx, run.id, 'root') : undefined;
  await wantMessage(tx, {
    runId: run.id,
    kind: 'outcome',
    aboutId: run.id,
    channelId: inThread ? run.channelId : run.requesterId,
    threadOf: root?.id ?? null,
    now,
  });
}

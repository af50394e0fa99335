import type { Db } from '../../db/client.ts';
import { touchMessages, wantMessage } from '../../db/messages.ts';
import type { Run } from '../../db/runs.ts';
import { wantInThread } from '../messages/want-in-thread.ts';
import type { Context } from '../context.ts';

/**
 * Renders everything the run shows anew, and tells the requester: in the thread when they asked in its channel,
 * in a direct message when they asked elsewhere.
 */
export async function tellOutcome(ctx: Context, tx: Db, run: Run): Promise<void> {
  const now = ctx.now();
  await touchMessages(tx, run.id, now);
  if (!run.requesterId) return;
  if (run.askedIn === run.channelId) {
    await wantInThread(tx, run, { kind: 'outcome', aboutId: run.id, now });
    return;
  }
  const toThem = { channelId: run.requesterId, threadOf: null };
  await wantMessage(tx, { runId: run.id, kind: 'outcome', aboutId: run.id, ...toThem, now });
}

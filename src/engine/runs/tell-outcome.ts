import type { Db } from '../../db/client.ts';
import { findMessage, touchMessages, wantMessage } from '../../db/messages.ts';
import type { Run } from '../../db/runs.ts';
import { wantInThread } from '../messages/want-in-thread.ts';
import type { Context } from '../context.ts';

/**
 * Renders everything the run shows anew, and tells the requester: in the thread when they asked in its channel,
 * in a direct message when they asked elsewhere or Slack takes nothing there any more.
 */
export async function tellOutcome(ctx: Context, tx: Db, run: Run): Promise<void> {
  const now = ctx.now();
  if (run.finishedAt)
    ctx.meters.ended(run.workflowId, run.status, run.finishedAt.getTime() - run.receivedAt.getTime());
  await touchMessages(tx, run.id, now);
  if (!run.requesterId) return;
  const inThread = run.askedIn === run.channelId;
  const root = inThread ? await findMessage(tx, run.id, 'root') : undefined;
  if (inThread && root?.state !== 'dead')
    return wantInThread(tx, run, { kind: 'outcome', aboutId: run.id, now });
  await tellRequester(tx, run, inThread ? `${run.id}:${run.requesterId}` : run.id, now);
}

/** `aboutId`: the run, or the run and the requester where the thread was tried before. */
export async function tellRequester(tx: Db, run: Run, aboutId: string, now: Date): Promise<void> {
  if (!run.requesterId) return;
  const toThem = { channelId: run.requesterId, threadOf: null };
  await wantMessage(tx, { runId: run.id, kind: 'outcome', aboutId, ...toThem, now });
}

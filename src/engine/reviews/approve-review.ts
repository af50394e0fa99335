import { touchMessages } from '../../db/messages.ts';
import { listReviewDecisions, resolveReview } from '../../db/reviews.ts';
import { recordEvents } from '../../db/events.ts';
import { theSystem } from '../../domain/event.ts';
import type { Context } from '../context.ts';
import { decideOn } from './decide-on.ts';
import type { Decided, Deciding, Scene } from './decide-on.ts';
import { startExecution } from '../actions/start-execution.ts';

/** Records one approval; when the quorum is reached, exactly the reviewed digest goes to execution. */
export async function approveReview(ctx: Context, input: Deciding): Promise<Decided> {
  return decideOn(ctx, 'approve', input, async (scene) => {
    await scene.record({ kind: 'approve' });
    await countApprovals(ctx, scene);
  });
}

/** Simultaneous approvals both count: the review's lock makes them come one after the other. */
export async function countApprovals(ctx: Context, scene: Omit<Scene, 'record'>): Promise<void> {
  const { tx, run, review, now } = scene;
  const approvals = (await listReviewDecisions(tx, review.id)).filter(
    (decision) => decision.kind === 'approve',
  );
  if (approvals.length < review.quorum) return touchMessages(tx, run.id, now, { kinds: ['root', 'card'] });
  await resolveReview(tx, review.id, 'approved', now);
  const data = {
    review: review.id,
    resolution: 'approved',
    approvals: approvals.length,
    quorum: review.quorum,
  };
  await recordEvents(tx, run.id, now, [{ type: 'review.resolved', actor: theSystem, data }]);
  await startExecution(ctx, tx, scene);
}

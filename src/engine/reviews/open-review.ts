import type { Db } from '../../db/client.ts';
import { recordEvents } from '../../db/events.ts';
import { touchMessages } from '../../db/messages.ts';
import { insertEscalation, insertReview } from '../../db/reviews.ts';
import type { Review } from '../../db/reviews.ts';
import { moveRun } from '../../db/runs.ts';
import { theSystem } from '../../domain/event.ts';
import type { Actor } from '../../domain/event.ts';
import { levelOf } from '../../domain/workflow.ts';
import { newId } from '../../lib/ids.ts';
import { later } from '../../lib/time.ts';
import { wantInThread } from '../messages/want-in-thread.ts';
import type { Context } from '../context.ts';
import type { Routed } from '../proposals/routed.ts';
import { Superseded } from '../superseded.ts';

/** Asks the level's team for a decision: the card, the clock and the run's status in one transaction. */
export async function openReview(
  ctx: Context,
  tx: Db,
  { run, workflow, proposal }: Omit<Routed, 'body'>,
  { level, quorum }: { level: number; quorum: number },
): Promise<Review> {
  const now = ctx.now();
  const { team, dueIn } = levelOf(workflow, level);
  const moved = await moveRun(tx, run.id, 'awaiting_review', now, { proposedAt: run.proposedAt ?? now });
  if (!moved) throw new Superseded(run.id);
  const review = await insertReview(tx, {
    id: newId('rev'),
    runId: run.id,
    proposalId: proposal.id,
    level,
    teamId: team,
    quorum,
    openedAt: now,
    dueAt: later(now, dueIn),
  });
  const data = {
    review: review.id,
    proposal: proposal.id,
    level,
    quorum,
    team,
    due: review.dueAt.toISOString(),
  };
  await recordEvents(tx, run.id, now, [{ type: 'review.opened', actor: theSystem, data }]);
  await touchMessages(tx, run.id, now);
  await wantInThread(tx, run, { kind: 'card', aboutId: review.id, now });
  await ctx.queue.enqueue(tx, 'due', review.id, review.dueAt);
  return review;
}

export type Asked = { category: string; by: Actor; from: Review | null; noteId: string | null };

/** Says how the case came to this review: asked by a person, a rule or the clock. */
export async function recordEscalation(ctx: Context, tx: Db, to: Review, asked: Asked): Promise<void> {
  const { category, by, from, noteId } = asked;
  const now = ctx.now();
  await insertEscalation(tx, {
    id: newId('esc'),
    runId: to.runId,
    fromReviewId: from?.id ?? null,
    toReviewId: to.id,
    category,
    askedByKind: by.kind,
    askedById: by.id,
    noteId,
    escalatedAt: now,
  });
  const data = { category, from: from?.id ?? null, to: to.id, level: to.level };
  await recordEvents(tx, to.runId, now, [{ type: 'review.escalated', actor: by, data }]);
}

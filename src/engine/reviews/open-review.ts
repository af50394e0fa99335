import type { Db } from '../../db/client.ts';
import { recordEvents } from '../../db/events.ts';
import { touchMessages } from '../../db/messages.ts';
import { insertEscalation, insertReview } from '../../db/reviews.ts';
import type { Review } from '../../db/reviews.ts';
import { moveRun } from '../../db/runs.ts';
import { theSystem } from '../../domain/event.ts';
import type { Actor } from '../../domain/event.ts';
import { stagesOf } from '../../domain/policy.ts';
import type { Route, Stage } from '../../domain/policy.ts';
import { timetableFor } from '../../domain/timetable.ts';
import { levelOf } from '../../domain/workflow.ts';
import { newId } from '../../lib/ids.ts';
import { wantInThread } from '../messages/want-in-thread.ts';
import type { Context } from '../context.ts';
import type { Routed } from '../proposals/routed.ts';
import { Superseded } from '../superseded.ts';

/** Whom to ask, level after level; `floor` is the level below which an edit cannot take the case. */
export type Asked = {
  stages: readonly [Stage, ...Stage[]];
  rejections: number;
  stage: number;
  floor: number;
};

/** What a route asks for, from its first level. */
export function askedBy(route: Extract<Route, { quorum: number }>): Asked {
  const floor = route.to === 'escalate' ? route.level : 1;
  return { stages: stagesOf(route), rejections: route.rejections ?? 1, stage: 1, floor };
}

/** Asks the level's team for a decision: the card, the clock and the run's status in one transaction. */
export async function openReview(
  ctx: Context,
  tx: Db,
  { run, workflow, proposal }: Omit<Routed, 'body'>,
  { stages: [{ level, quorum }, ...remaining], rejections, stage, floor }: Asked,
): Promise<Review> {
  const now = ctx.now();
  const { team, ...times } = levelOf(workflow, level);
  const isLast = level === workflow.levels.length;
  const { hours = null, onSilence = 'expire' } = workflow;
  const { dueAt, timetable } = timetableFor({ level: times, isLast, hours, onSilence }, now);
  const moved = await moveRun(tx, run.id, 'awaiting_review', now, { proposedAt: run.proposedAt ?? now });
  if (!moved) throw new Superseded(run.id);
  const nextTime = new Date(timetable[0]?.at ?? dueAt);
  const review = await insertReview(tx, {
    id: newId('rev'),
    runId: run.id,
    proposalId: proposal.id,
    level,
    teamId: team,
    quorum,
    rejections,
    stage,
    remaining,
    floor,
    openedAt: now,
    dueAt,
    timetable,
    hours,
    nextAt: nextTime,
  });
  const data = {
    review: review.id,
    proposal: proposal.id,
    level,
    quorum,
    rejections,
    stage,
    team,
    due: review.dueAt.toISOString(),
    timetable: timetable.map(({ at, does }) => ({ at, does })),
    ...(hours ? { timeZone: hours.timeZone } : {}),
  };
  await recordEvents(tx, run.id, now, [{ type: 'review.opened', actor: theSystem, data }]);
  await touchMessages(tx, run.id, now);
  await wantInThread(tx, run, { kind: 'card', aboutId: review.id, now });
  await ctx.queue.enqueue(tx, 'due', review.id, nextTime);
  return review;
}

export type Escalated = { category: string; by: Actor; from: Review | null; noteId: string | null };

/** Says how the case came to this review: asked by a person, a rule or the clock. */
export async function recordEscalation(
  ctx: Context,
  tx: Db,
  to: Review,
  escalated: Escalated,
): Promise<void> {
  const { category, by, from, noteId } = escalated;
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

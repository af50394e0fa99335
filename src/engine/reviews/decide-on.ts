import type { Db } from '../../db/client.ts';
import { getProposal, getProposalBody } from '../../db/proposals.ts';
import type { Proposal } from '../../db/proposals.ts';
import { findReview, listReviewDecisions, lockReview } from '../../db/reviews.ts';
import type { Decision, Review } from '../../db/reviews.ts';
import { lockRun } from '../../db/runs.ts';
import type { Run } from '../../db/runs.ts';
import { person } from '../../domain/event.ts';
import type { Actor, Surface } from '../../domain/event.ts';
import type { ProposalBody } from '../../domain/proposal.ts';
import { Refused } from '../../domain/refused.ts';
import { assertMayDecide } from '../../domain/review.ts';
import type { DecisionKind, ReviewResolution } from '../../domain/review.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { reviewersOf } from '../authority.ts';
import type { Context } from '../context.ts';
import { getWorkflow } from '../find-workflow.ts';
import { recordDecision } from './record-decision.ts';
import type { Answer } from './record-decision.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';

export type Deciding = { reviewId: string; person: string; surface: Surface };

/** Everything a decision needs, under the run's and the review's lock, once the person is known to be entitled. */
export type Scene = {
  tx: Db;
  run: Run;
  workflow: Workflow;
  review: Review;
  proposal: Proposal;
  body: ProposalBody;
  by: Actor;
  now: Date;
  /** Writes the person's answer and its event. */
  record: (answer: Omit<Answer, 'by' | 'surface'>) => Promise<{ noteId: string | null }>;
};

/** `repeated`: the review ended with this person's same answer before, and nothing was done twice. */
export type Decided = { run: Run; review: Review; repeated: boolean };

const endedBy = {
  approve: 'approved',
  edit: 'edited',
  reject: 'rejected',
  escalate: 'escalated',
} as const satisfies Record<DecisionKind, ReviewResolution>;

/** Lets one person decide. Throws Refused, audited, when the rules forbid it; the loser of a race learns who won. */
export async function decideOn(
  ctx: Context,
  kind: DecisionKind,
  deciding: Deciding,
  work: (scene: Scene) => Promise<void>,
): Promise<Decided> {
  const { reviewId, person: who, surface } = deciding;
  const known = await findReview(ctx.db, reviewId);
  if (!known) throw new Refused('review_over', { resolution: 'unknown' });
  const attempt = { what: `${kind} ${reviewId}`, who, surface, runId: known.runId };
  const decided = await orRecordRefusal(ctx, attempt, async () => {
    const team = await reviewersOf(ctx, known);
    return ctx.db.transaction(async (tx) => {
      const run = await lockRun(tx, known.runId);
      const review = await lockReview(tx, reviewId);
      const answers = await listReviewDecisions(tx, reviewId);
      if (
        review.resolution === endedBy[kind] &&
        answers.some((answer) => answer.deciderId === who && answer.kind === kind)
      ) {
        return { run, review, repeated: true };
      }
      assertEntitled(who, run, review, team, answers);
      const scene = await setScene(ctx, tx, run, review, deciding);
      await work(scene);
      return { run, review, repeated: false };
    });
  });
  ctx.wake();
  ctx.log.info({ runId: known.runId, reviewId, kind, repeated: decided.repeated }, 'review decided');
  return decided;
}

export function assertEntitled(
  who: string,
  run: Run,
  review: Review,
  team: string[],
  answers: Decision[],
): void {
  if (review.resolution) {
    const last = answers.at(-1);
    throw new Refused('review_over', {
      resolution: review.resolution,
      ...(last ? { by: last.deciderId, byKind: last.deciderKind } : {}),
      ...(review.resolvedAt ? { at: review.resolvedAt.toISOString() } : {}),
    });
  }
  assertMayDecide(who, {
    requester: run.requesterId,
    eligible: team,
    approvedBy: answers.filter((answer) => answer.kind === 'approve').map((answer) => answer.deciderId),
    resolution: review.resolution,
    team: review.teamId,
  });
}

async function setScene(
  ctx: Context,
  tx: Db,
  run: Run,
  review: Review,
  { person: who, surface }: Deciding,
): Promise<Scene> {
  const workflow = getWorkflow(ctx, run.workflowId);
  const proposal = await getProposal(tx, review.proposalId);
  const body = await getProposalBody(tx, proposal);
  const by = person(who);
  return {
    tx,
    run,
    workflow,
    review,
    proposal,
    body,
    by,
    now: ctx.now(),
    record: (answer) => recordDecision(ctx, tx, { review, proposal }, { ...answer, by, surface }),
  };
}

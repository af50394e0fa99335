import type { Db } from '../../db/client.ts';
import { getProposal, getProposalBody } from '../../db/proposals.ts';
import type { Proposal } from '../../db/proposals.ts';
import { findReview, listReviewDecisions, lockReview } from '../../db/reviews.ts';
import type { Decision, Review } from '../../db/reviews.ts';
import { getRun, lockRun } from '../../db/runs.ts';
import type { Run } from '../../db/runs.ts';
import { person } from '../../domain/event.ts';
import type { Actor, Surface } from '../../domain/event.ts';
import type { ProposalBody } from '../../domain/proposal.ts';
import { Refused } from '../../domain/refused.ts';
import { assertMayDecide } from '../../domain/review.ts';
import type { DecisionKind, Eligibility, Holder, ReviewResolution } from '../../domain/review.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { eligibilityFor } from '../authority.ts';
import type { Context } from '../context.ts';
import { getWorkflow } from '../find-workflow.ts';
import { decidersOn } from './deciders-on.ts';
import { recordDecision } from './record-decision.ts';
import type { Answer } from './record-decision.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';

export type Deciding = {
  reviewId: string;
  person: string;
  surface: Surface;
  /** What the person saw, where that may have been a while ago: another digest now is refused. */
  digest?: string;
};

/** Everything a decision needs, under the run's and the review's lock, once the person is known to be entitled. */
export type Scene = {
  tx: Db;
  run: Run;
  workflow: Workflow;
  review: Review;
  proposal: Proposal;
  body: ProposalBody;
  by: Actor;
  onBehalfOf: string | null;
  now: Date;
  /** Writes the person's answer and its event. */
  record: (answer: Omit<Answer, 'by' | 'onBehalfOf' | 'surface'>) => Promise<{ noteId: string | null }>;
};

/** `repeated`: the review ended with this person's same answer before, and nothing was done twice. */
export type Decided = { run: Run; review: Review; repeated: boolean };

const endedBy = {
  approve: 'approved',
  edit: 'edited',
  reject: 'rejected',
  escalate: 'escalated',
  respond: 'answered',
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
    const people = await peopleAround(ctx, known, who);
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
      const scene = await setScene(ctx, tx, { run, review, answers, people }, deciding);
      await work(scene);
      return { run, review, repeated: false };
    });
  });
  ctx.wake();
  ctx.log.info({ runId: known.runId, reviewId, kind, repeated: decided.repeated }, 'review decided');
  return decided;
}

/** The review's team and accounts as they are now: a network look-up, so before the transaction. */
export async function peopleAround(ctx: Context, review: Review, who: string): Promise<Eligibility> {
  const run = await getRun(ctx.db, review.runId);
  const deciders = await decidersOn(ctx.db, run, getWorkflow(ctx, run.workflowId), review);
  return eligibilityFor(ctx.people, deciders, who);
}

/** Throws Refused unless the review is open and the person may decide on it; answers by which right. */
export function assertEntitled(
  who: string,
  review: Review,
  eligibility: Eligibility,
  answers: readonly Decision[],
): Holder {
  if (!review.resolution) return assertMayDecide(who, eligibility);
  const last = answers.at(-1);
  throw new Refused('review_over', {
    resolution: review.resolution,
    ...(last ? { by: last.deciderId, byKind: last.deciderKind } : {}),
    ...(review.resolvedAt ? { at: review.resolvedAt.toISOString() } : {}),
  });
}

/** Under the locks: what the people said meanwhile counts, too. */
export async function setScene(
  ctx: Context,
  tx: Db,
  { run, review, answers, people }: { run: Run; review: Review; answers: Decision[]; people: Eligibility },
  { person: who, surface, digest }: Deciding,
): Promise<Scene> {
  const workflow = getWorkflow(ctx, run.workflowId);
  const deciders = await decidersOn(tx, run, workflow, review);
  const { onBehalfOf } = assertEntitled(who, review, { ...people, ...deciders }, answers);
  const proposal = await getProposal(tx, review.proposalId);
  if (digest !== undefined && digest !== proposal.digest) throw new Refused('proposal_changed');
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
    onBehalfOf,
    now: ctx.now(),
    record: (answer) => recordDecision(ctx, tx, { review, proposal }, { ...answer, by, onBehalfOf, surface }),
  };
}

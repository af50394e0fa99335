import { findProposalBody, getProposal } from '../../db/proposals.ts';
import { findReview, listReviewDecisions } from '../../db/reviews.ts';
import type { Review } from '../../db/reviews.ts';
import { getRun } from '../../db/runs.ts';
import type { DecisionKind } from '../../domain/review.ts';
import { Refused } from '../../domain/refused.ts';
import { eligibilityFor } from '../authority.ts';
import type { Context } from '../context.ts';
import { decidersOn } from './deciders-on.ts';
import { assertEntitled } from './decide-on.ts';
import type { Deciding } from './decide-on.ts';
import { assertNextLevel } from './escalate-review.ts';
import { getWorkflow } from '../find-workflow.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';

/** Whether the person may decide at this moment: asked before a form is opened, and again when it is submitted. */
export async function assertMayDecideNow(
  ctx: Context,
  kind: DecisionKind | 'hand_on',
  deciding: Deciding,
): Promise<Review> {
  const { reviewId, person, surface } = deciding;
  const review = await findReview(ctx.db, reviewId);
  if (!review) throw new Refused('review_over', { resolution: 'unknown' });
  const attempt = { what: `open ${kind} ${reviewId}`, who: person, surface, runId: review.runId };
  return orRecordRefusal(ctx, attempt, async () => {
    const run = await getRun(ctx.db, review.runId);
    const workflow = getWorkflow(ctx, run.workflowId);
    const deciders = await decidersOn(ctx.db, run, workflow, review);
    const eligibility = await eligibilityFor(ctx.people, deciders, person);
    assertEntitled(person, review, eligibility, await listReviewDecisions(ctx.db, reviewId));
    if (kind === 'escalate') assertNextLevel(workflow, review);
    if (kind === 'respond') await assertQuestion(ctx, review);
    return review;
  });
}

async function assertQuestion(ctx: Context, { proposalId }: Review): Promise<void> {
  const body = await findProposalBody(ctx.db, await getProposal(ctx.db, proposalId));
  if (!body?.question) throw new Refused('no_question');
}

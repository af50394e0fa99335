import { expect, test } from 'vitest';
import { findMessage } from '../../../src/db/messages.ts';
import { listEscalations, listReviews } from '../../../src/db/reviews.ts';
import { approveReview } from '../../../src/engine/reviews/approve-review.ts';
import { escalateReview } from '../../../src/engine/reviews/escalate-review.ts';
import { assertMayDecideNow } from '../../../src/engine/reviews/may-decide.ts';
import { grace, linus, margaret, priya } from '../../support/cast.ts';
import { openEngine } from '../support/engine.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { proposes } from '../support/scripted-agent.ts';

const surface = 'view' as const;

async function waiting(amount: number) {
  const engine = await openEngine({ script: proposes({ refund: amount }), racing: true });
  const { id: runId } = await engine.propose();
  const review = await engine.openReview(runId);
  const escalate = (person: string, reviewId = review.id, category = 'above_my_limit') =>
    escalateReview(engine.ctx, { reviewId, person, surface, category, note: 'Please look.' });
  const approve = (person: string, reviewId: string) =>
    approveReview(engine.ctx, { reviewId, person, surface });
  return { ...engine, runId, review, escalate, approve };
}

test('Grace escalates: the same proposal waits for the leads, with her reason on it', async () => {
  const { escalate, runId, review, openReview, db, events, takeJobs } = await waiting(84_00);
  await escalate(grace);
  const next = await openReview(runId);
  expect(next).toMatchObject({ level: 2, teamId: 'leads', proposalId: review.proposalId });
  expect(await listEscalations(db, runId)).toMatchObject([
    { category: 'above_my_limit', askedById: grace, fromReviewId: review.id, toReviewId: next.id },
  ]);
  expect((await listReviews(db, runId)).map(({ resolution }) => resolution)).toEqual(['escalated', null]);
  expect(await findMessage(db, next.id, 'card')).toMatchObject({ state: 'waiting' });
  expect(await events(runId)).toContain('review.escalated');
  expect((await takeJobs()).at(-1)).toEqual({ name: 'due', id: next.id, due: next.nextAt });
});

test('after that Linus may not decide any more, and Margaret may', async () => {
  const { escalate, approve, runId, run, review, openReview } = await waiting(84_00);
  await escalate(grace);
  const next = await openReview(runId);
  expect(await refusalOf(approve(linus, review.id))).toMatchObject({
    reason: 'review_over',
    detail: { resolution: 'escalated', by: grace },
  });
  expect(await refusalOf(approve(linus, next.id))).toMatchObject({ reason: 'not_a_reviewer' });
  await approve(margaret, next.id);
  expect((await run(runId)).status).toBe('executing');
});

test('two are still needed at the next level, and Grace’s approval stays behind', async () => {
  const { escalate, approve, runId, run, review, openReview } = await waiting(100_01);
  await approve(grace, review.id);
  await escalate(linus);
  const next = await openReview(runId);
  expect(next.quorum).toBe(2);
  await approve(margaret, next.id);
  expect((await run(runId)).status).toBe('awaiting_review');
  await approve(priya, next.id);
  expect((await run(runId)).status).toBe('executing');
});

test('from the last level there is nobody to escalate to: it is refused, before a form is opened as well', async () => {
  const { ctx, escalate, runId, openReview } = await waiting(84_00);
  await escalate(grace);
  const { id: reviewId } = await openReview(runId);
  const refusal = { reason: 'last_level', detail: { team: 'leads' } };
  expect(await refusalOf(escalate(margaret, reviewId))).toEqual(refusal);
  const opening = assertMayDecideNow(ctx, 'escalate', { reviewId, person: margaret, surface });
  expect(await refusalOf(opening)).toEqual(refusal);
});

test('a category that the workflow does not have is refused', async () => {
  const { escalate, review } = await waiting(84_00);
  expect(await refusalOf(escalate(grace, review.id, 'monday'))).toMatchObject({ reason: 'bad_input' });
});

test('Grace and Linus escalate at once: the case moves one level, not two', async () => {
  const { escalate, runId, db } = await waiting(84_00);
  const answers = await Promise.allSettled([escalate(grace), escalate(linus)]);
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect((await listReviews(db, runId)).map(({ level }) => level)).toEqual([1, 2]);
});

import { expect, test } from 'vitest';
import { listEscalations, listReviewDecisions } from '../../../src/db/reviews.ts';
import { approveReview } from '../../../src/engine/reviews/approve-review.ts';
import { expireReview } from '../../../src/engine/reviews/expire-review.ts';
import { hour, second } from '../../../src/lib/time.ts';
import { grace } from '../../support/cast.ts';
import { openEngine } from '../support/engine.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { proposes } from '../support/scripted-agent.ts';

async function waiting() {
  const engine = await openEngine({ script: proposes({ refund: 84_00 }) });
  const { id: runId } = await engine.propose();
  const review = await engine.openReview(runId);
  return { ...engine, runId, review, expire: (id = review.id) => expireReview(engine.ctx, id) };
}

test('before its time nothing happens', async () => {
  const { expire, pass, runId, review, openReview } = await waiting();
  pass(4 * hour - second);
  await expire();
  expect((await openReview(runId)).id).toBe(review.id);
});

test('silence moves the case to the next level, asked by the clock', async () => {
  const { expire, pass, runId, review, openReview, db } = await waiting();
  pass(4 * hour);
  await expire();
  const next = await openReview(runId);
  expect(next).toMatchObject({ level: 2, teamId: 'leads', openedAt: review.dueAt });
  expect(await listEscalations(db, runId)).toMatchObject([{ category: 'overdue', askedByKind: 'clock' }]);
  expect(await listReviewDecisions(db, review.id)).toEqual([]);
});

test('silence at the last level ends the run, and never approves', async () => {
  const { expire, pass, runId, run, openReview, executions, incidents, events } = await waiting();
  pass(4 * hour);
  await expire();
  const last = await openReview(runId);
  pass(8 * hour);
  await expire(last.id);
  expect(await run(runId)).toMatchObject({ status: 'expired', cause: 'review_expired' });
  expect(await executions(runId)).toEqual([]);
  expect(await incidents(runId)).toMatchObject([{ cause: 'review_expired', code: 'level_2' }]);
  expect(await events(runId)).toContain('run.expired');
});

test('an alarm that rings again, or after the decision, does nothing', async () => {
  const { expire, pass, runId, run, ctx, review, events } = await waiting();
  await approveReview(ctx, { reviewId: review.id, person: grace, surface: 'message' });
  pass(5 * hour);
  const before = await events(runId);
  await expire();
  await expire('rev_nothing');
  expect((await run(runId)).status).toBe('executing');
  expect(await events(runId)).toEqual(before);
});

test('the last click and the clock at the same moment: one of them wins', async () => {
  const { expire, pass, runId, run, ctx, review } = await waiting();
  pass(4 * hour);
  const approval = approveReview(ctx, { reviewId: review.id, person: grace, surface: 'message' });
  const [click] = await Promise.allSettled([approval, expire()]);
  const { status } = await run(runId);
  expect(status).toBe(click.status === 'fulfilled' ? 'executing' : 'awaiting_review');
  if (click.status === 'rejected')
    expect(await refusalOf(approval)).toMatchObject({
      reason: 'review_over',
      detail: { resolution: 'escalated' },
    });
});

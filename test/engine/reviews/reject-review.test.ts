import { expect, test } from 'vitest';
import { getContent } from '../../../src/db/contents.ts';
import { findMessage } from '../../../src/db/messages.ts';
import { listReviewDecisions } from '../../../src/db/reviews.ts';
import { rejectReview } from '../../../src/engine/reviews/reject-review.ts';
import { ada, grace, supportChannel } from '../../support/cast.ts';
import { noon, openEngine } from '../support/engine.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { proposes } from '../support/scripted-agent.ts';

async function waiting() {
  const engine = await openEngine({ script: proposes({ refund: 84_00 }) });
  const { id: runId } = await engine.propose();
  const review = await engine.openReview(runId);
  const reject = (reasonCode: string, note = '') =>
    rejectReview(engine.ctx, { reviewId: review.id, person: grace, surface: 'view', reasonCode, note });
  return { ...engine, runId, review, reject };
}

test('Grace rejects with a reason: the run ends, nothing is done, Ada is told', async () => {
  const { reject, runId, run, review, db, executions, events, takeJobs } = await waiting();
  await reject('wrong_amount', 'It was €48.');
  expect(await run(runId)).toMatchObject({ status: 'rejected', decidedAt: noon, finishedAt: noon });
  const [decision] = await listReviewDecisions(db, review.id);
  expect(decision).toMatchObject({ kind: 'reject', reasonCode: 'wrong_amount', deciderId: grace });
  expect(await getContent(db, decision?.noteId ?? '')).toBe('It was €48.');
  expect(await executions(runId)).toEqual([]);
  expect((await takeJobs()).map(({ name }) => name)).not.toContain('execute');
  expect((await events(runId)).slice(-3)).toEqual(['review.decided', 'review.resolved', 'run.rejected']);
  expect(await findMessage(db, runId, 'outcome')).toMatchObject({
    channelId: supportChannel,
    state: 'waiting',
  });
});

test('what Grace wrote stands in no event', async () => {
  const { reject, runId, eventRows } = await waiting();
  await reject('wrong_amount', 'It was €48, says the till.');
  expect(JSON.stringify(await eventRows(runId))).not.toContain('says the till');
});

test('Grace rejects twice: the second time is answered like the first', async () => {
  const { reject, db, review } = await waiting();
  await reject('wrong_amount');
  expect(await reject('wrong_amount')).toMatchObject({ repeated: true });
  expect(await listReviewDecisions(db, review.id)).toHaveLength(1);
});

test('a reason that the workflow does not have is refused', async () => {
  const { reject, runId, run } = await waiting();
  expect(await refusalOf(reject('bored'))).toEqual({
    reason: 'bad_input',
    detail: { reason: 'Choose one of the listed reasons.' },
  });
  expect((await run(runId)).status).toBe('awaiting_review');
});

test('Ada, who asked elsewhere, hears the outcome in a direct message', async () => {
  const engine = await openEngine({ script: proposes({ refund: 84_00 }) });
  const { run } = await engine.start(engine.shop.addTicket().id, { askedIn: 'C0LOUNGE' });
  await engine.think(run.id);
  const { id: reviewId } = await engine.openReview(run.id);
  const rejection = {
    reviewId,
    person: grace,
    surface: 'view' as const,
    reasonCode: 'wrong_amount',
    note: '',
  };
  await rejectReview(engine.ctx, rejection);
  expect(await findMessage(engine.db, run.id, 'outcome')).toMatchObject({ channelId: ada, threadOf: null });
});

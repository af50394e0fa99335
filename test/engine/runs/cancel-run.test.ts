import { describe, expect, test } from 'vitest';
import { listReviews } from '../../../src/db/reviews.ts';
import { findMessage } from '../../../src/db/messages.ts';
import { approveReview } from '../../../src/engine/reviews/approve-review.ts';
import { cancelRun } from '../../../src/engine/runs/cancel-run.ts';
import { ada, grace, linus, margaret, oscar, priya } from '../../support/cast.ts';
import { noon, openEngine } from '../support/engine.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { proposes, scriptedAgent } from '../support/scripted-agent.ts';

const surface = 'command' as const;

async function waiting() {
  const engine = await openEngine({ script: proposes({ refund: 84_00 }) });
  const { id: runId } = await engine.propose();
  const cancel = (person: string) => cancelRun(engine.ctx, { runId, person, surface });
  return { ...engine, runId, cancel };
}

test.each([
  ['Ada, who asked for it', ada],
  ['Margaret, of the owners', margaret],
  ['Priya, of the backup owners', priya],
])('%s, cancels a run that waits: its review is over', async (_who, person) => {
  const { cancel, runId, run, db, events } = await waiting();
  await cancel(person);
  expect(await run(runId)).toMatchObject({ status: 'cancelled', finishedAt: noon });
  expect((await listReviews(db, runId)).map(({ resolution }) => resolution)).toEqual(['cancelled']);
  expect((await events(runId)).at(-1)).toBe('run.cancelled');
  expect(await findMessage(db, runId, 'outcome')).toBeDefined();
});

test.each([
  ['Grace, who only reviews', grace],
  ['Oscar', oscar],
])('%s, may not cancel, and trying is audited', async (_who, person) => {
  const { cancel, runId, run, eventRows } = await waiting();
  expect(await refusalOf(cancel(person))).toMatchObject({
    reason: 'not_a_member',
    detail: { team: 'leads' },
  });
  expect((await run(runId)).status).toBe('awaiting_review');
  expect((await eventRows(runId)).at(-1)).toMatchObject({ type: 'refused', actorId: person });
});

describe('too late', () => {
  test('what is being executed is not cancelled', async () => {
    const { cancel, runId, ctx, openReview } = await waiting();
    const { id: reviewId } = await openReview(runId);
    await approveReview(ctx, { reviewId, person: grace, surface: 'message' });
    expect(await refusalOf(cancel(ada))).toEqual({
      reason: 'not_cancellable',
      detail: { status: 'executing' },
    });
  });

  test('what is over is not cancelled again', async () => {
    const { cancel } = await waiting();
    await cancel(ada);
    expect(await refusalOf(cancel(ada))).toMatchObject({
      reason: 'not_cancellable',
      detail: { status: 'cancelled' },
    });
  });

  test('what never was is unknown', async () => {
    const { ctx } = await waiting();
    const attempt = cancelRun(ctx, { runId: 'run_nothing', person: ada, surface });
    expect(await refusalOf(attempt)).toEqual({ reason: 'unknown_run', detail: { asked: 'run_nothing' } });
  });
});

test('Linus approves while Ada cancels: one of them wins', async () => {
  const { cancel, runId, run, ctx, openReview } = await waiting();
  const { id: reviewId } = await openReview(runId);
  const approval = approveReview(ctx, { reviewId, person: linus, surface: 'message' });
  const [approved, cancelled] = await Promise.allSettled([approval, cancel(ada)]);
  expect([approved.status, cancelled.status].toSorted()).toEqual(['fulfilled', 'rejected']);
  expect((await run(runId)).status).toBe(approved.status === 'fulfilled' ? 'executing' : 'cancelled');
});

test('a run that is cancelled while the agent thinks stays cancelled', async () => {
  const thinking = Promise.withResolvers<void>();
  const cancelled = Promise.withResolvers<void>();
  const agent = scriptedAgent(async ({ call, submit }) => {
    thinking.resolve();
    await cancelled.promise;
    await call('desk_ticket', { ticket: '1042' });
    return submit();
  });
  const { ctx, start, shop, think, run, events } = await openEngine({ agent });
  const { id: runId } = (await start(shop.addTicket().id)).run;
  const thought = think(runId);
  await thinking.promise;
  await cancelRun(ctx, { runId, person: ada, surface });
  cancelled.resolve();
  await thought;
  expect((await run(runId)).status).toBe('cancelled');
  expect((await events(runId)).at(-1)).toBe('run.cancelled');
});

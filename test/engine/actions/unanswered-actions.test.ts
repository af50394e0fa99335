import { describe, expect, test } from 'vitest';
import { approveReview } from '../../../src/engine/reviews/approve-review.ts';
import { callTimeoutMs } from '../../../src/engine/actions/execute-action.ts';
import { TryLater } from '../../../src/engine/try-later.ts';
import { second } from '../../../src/lib/time.ts';
import { grace } from '../../support/cast.ts';
import { openEngine } from '../support/engine.ts';
import { proposes } from '../support/scripted-agent.ts';

/** After this long no first call can still be under way. */
const inFlight = 2 * callTimeoutMs;

/** A refund and a reply that Grace has approved. */
async function approved() {
  const engine = await openEngine({ script: proposes({ refund: 84_00, reply: 'We are sorry.' }) });
  const { id: runId } = await engine.propose();
  const { id: reviewId } = await engine.openReview(runId);
  await approveReview(engine.ctx, { reviewId, person: grace, surface: 'message' });
  engine.shop.log.length = 0;
  const asked = () => engine.shop.log.map((line) => line.split(' act_')[0]);
  return { ...engine, runId, asked };
}

test('the answer was lost on the way: the refund is found and not repeated', async () => {
  const { execute, runId, run, shop, asked, events } = await approved();
  shop.plan('refund', 'lost answer');
  await expect(execute(runId)).rejects.toEqual(new TryLater('timeout'));
  expect((await run(runId)).status).toBe('executing');
  await execute(runId, 1);
  expect(asked()).toEqual(['refund', 'look up', 'reply']);
  expect([shop.refunds.length, (await run(runId)).status]).toEqual([1, 'completed']);
  expect(await events(runId)).toContain('action.looked_up');
});

test('the request was lost: once no call can be under way, it is repeated under the same key', async () => {
  const { execute, runId, run, shop, pass, asked } = await approved();
  shop.plan('refund', 'lost request');
  await expect(execute(runId)).rejects.toThrow(TryLater);
  pass(inFlight - second);
  await expect(execute(runId, 1)).rejects.toEqual(new TryLater('absent'));
  expect(asked()).toEqual(['refund', 'look up']);
  pass(second);
  await execute(runId, 2);
  expect(asked()).toEqual(['refund', 'look up', 'look up', 'refund', 'reply']);
  const keys = shop.log.filter((line) => line.startsWith('refund')).map((line) => line.split(' ')[1]);
  expect(new Set(keys).size).toBe(1);
  expect([shop.refunds.length, (await run(runId)).status]).toEqual([1, 'completed']);
});

test('a request that was lost twice is waited for again before it goes out a third time', async () => {
  const { execute, runId, run, shop, pass, asked } = await approved();
  shop.plan('refund', 'lost request', 'lost request');
  await expect(execute(runId)).rejects.toThrow(TryLater);
  pass(inFlight);
  await expect(execute(runId, 1)).rejects.toEqual(new TryLater('timeout'));
  await expect(execute(runId, 2)).rejects.toEqual(new TryLater('absent'));
  pass(inFlight);
  await execute(runId, 3);
  expect(asked().filter((call) => call === 'refund')).toHaveLength(3);
  expect([shop.refunds.length, (await run(runId)).status]).toEqual([1, 'completed']);
});

test('a process that died between the call and its answer: the next one looks before it does anything', async () => {
  const { execute, runId, run, shop, pass, asked } = await approved();
  const never = Promise.withResolvers<void>();
  shop.plan('refund', { slow: never.promise });
  void execute(runId);
  await expect.poll(asked).toEqual(['refund']);
  pass(inFlight);
  await execute(runId, 1);
  expect(asked()).toEqual(['refund', 'look up', 'refund', 'reply']);
  expect([shop.refunds.length, (await run(runId)).status]).toEqual([1, 'completed']);
});

describe('when the system does not say either', () => {
  test('it is asked five times, and then a person is: parked with an incident, the successor waits', async () => {
    const { execute, runId, run, shop, pass, incidents, executions } = await approved();
    shop.plan('refund', 'lost answer');
    shop.plan('look up', ...Array.from({ length: 5 }, () => 'no answer' as const));
    await expect(execute(runId)).rejects.toThrow(TryLater);
    pass(inFlight);
    for (let failures = 1; failures < 5; failures += 1)
      await expect(execute(runId, failures)).rejects.toEqual(new TryLater('no_answer'));
    await execute(runId, 5);
    expect(await run(runId)).toMatchObject({
      status: 'blocked',
      cause: 'action_unknown',
      causeCode: 'till_refund',
    });
    expect(await incidents(runId)).toMatchObject([{ cause: 'action_unknown', severity: 'critical' }]);
    expect((await executions(runId)).map(({ status, code }) => [status, code])).toEqual([
      ['unknown', 'no_answer'],
      ['pending', null],
    ]);
    expect(shop.plannedFaults()).toBe(0);
    await execute(runId, 6);
    expect([shop.refunds.length, shop.replies.length]).toEqual([1, 0]);
  });
});

describe('a system that is busy', () => {
  test('is tried again later, and the action is claimed anew', async () => {
    const { execute, runId, run, shop, asked } = await approved();
    shop.plan('refund', 'busy');
    await expect(execute(runId)).rejects.toEqual(new TryLater('rate_limit'));
    await execute(runId, 1);
    expect(asked()).toEqual(['refund', 'refund', 'reply']);
    expect([shop.refunds.length, (await run(runId)).status]).toEqual([1, 'completed']);
  });

  test('but not for ever', async () => {
    const { execute, runId, run, shop, executions } = await approved();
    shop.plan('refund', ...Array.from({ length: 6 }, () => 'busy' as const));
    for (let failures = 0; failures < 5; failures += 1)
      await expect(execute(runId, failures)).rejects.toThrow(TryLater);
    await execute(runId, 5);
    expect(await run(runId)).toMatchObject({ status: 'blocked', cause: 'action_failed' });
    expect((await executions(runId))[0]).toMatchObject({ status: 'failed', code: 'rate_limit' });
  });
});

import { describe, expect, test } from 'vitest';
import { later } from '../../../src/lib/time.ts';
import { TryLater } from '../../../src/engine/try-later.ts';
import { noon } from '../support/engine.ts';
import { runOf } from '../support/run-of.ts';
import { refundOf } from '../support/scripted-agent.ts';

test('the agent reads and proposes; nothing it proposes is done', async () => {
  const { think, runId, run, shop, proposal, steps, events } = await runOf(refundOf(84_00));
  await think(runId);
  expect(await run(runId)).toMatchObject({ status: 'awaiting_review', attempt: 1 });
  expect([shop.refunds, shop.replies]).toEqual([[], []]);
  const body = await proposal();
  expect(body?.actions.map(({ tool }) => tool)).toEqual(['till_refund', 'desk_reply']);
  expect(body?.actions[0]).toMatchObject({ says: 'Refund €84.00 of ch_1042', risk: 'high', outOfScope: [] });
  expect(body?.evidence[0]).toMatchObject({ verified: true, record: { id: '1042' } });
  expect((await steps()).map(({ name, status }) => `${name} ${status}`).toSorted()).toEqual([
    'desk_reply done',
    'desk_ticket done',
    'till_refund done',
  ]);
  expect(await events(runId)).toEqual([
    'run.queued',
    'run.started',
    'proposal.submitted',
    'policy.routed',
    'review.opened',
  ]);
});

describe('what the agent is told', () => {
  test('a ticket outside the run is not read, and it hears why', async () => {
    let told: unknown;
    const { think, runId, shop, steps } = await runOf(async ({ call, submit }) => {
      told = await call('desk_ticket', { ticket: '9999' });
      return submit();
    });
    shop.addTicket({ id: '9999' });
    await think(runId);
    expect(told).toEqual({
      error: "ticket: not part of this run's case. Read only what belongs to it.",
    });
    expect(shop.log).toEqual([]);
    expect(await steps()).toMatchObject([{ name: 'desk_ticket', status: 'failed', code: 'out_of_scope' }]);
  });

  test('a system that refuses is told to the agent, which goes on', async () => {
    let told: unknown;
    const { think, runId, run, shop, steps } = await runOf(async ({ task, call, submit }) => {
      const ticket = /\d+/.exec(task.input)?.[0] ?? '';
      told = await call('desk_ticket', { ticket });
      await call('desk_reply', { ticket, text: 'We are looking into it.' });
      return submit();
    });
    shop.plan('read', 'refused');
    await think(runId);
    expect(told).toEqual({ error: 'The shop says not_found. Look at the shop.' });
    expect((await steps()).find(({ kind }) => kind === 'tool_read')).toMatchObject({
      status: 'failed',
      code: 'not_found',
    });
    expect((await run(runId)).status).toBe('awaiting_review');
  });

  test('what was read is marked as written by others', async () => {
    let told: unknown;
    const { think, runId, ticket } = await runOf(async ({ call, submit }) => {
      told = await call('desk_ticket', { ticket: '1042' });
      return submit();
    });
    await think(runId);
    expect(told).toMatchObject({ source: 'desk_ticket', untrusted: true, data: { text: ticket.text } });
  });
});

test('the same action proposed twice is one action', async () => {
  const answers: unknown[] = [];
  const { think, runId, proposal } = await runOf(async ({ call, submit }) => {
    for (let i = 0; i < 2; i += 1) answers.push(await call('desk_tag', { ticket: '1042', tags: ['late'] }));
    return submit();
  });
  await think(runId);
  expect((await proposal())?.actions).toHaveLength(1);
  expect(answers[1]).toEqual(answers[0]);
});

test('what an attempt proposes before a read widens the scope stays out of scope', async () => {
  const { think, runId, run, proposal } = await runOf(async ({ call, submit }) => {
    await call('till_refund', { charge: 'ch_1042', amount: 100 });
    await call('desk_ticket', { ticket: '1042' });
    return submit();
  });
  await think(runId);
  expect((await proposal())?.actions[0]?.outOfScope).toEqual(['charge']);
  expect(await run(runId)).toMatchObject({ status: 'blocked', causeCode: 'outside-the-case' });
});

test('a process that drains hands the run over', async () => {
  const { think, runId, run } = await runOf(async () => ({ end: 'aborted' }));
  await expect(think(runId)).rejects.toEqual(new TryLater('aborted'));
  expect((await run(runId)).status).toBe('running');
});

test('every model call is kept with its tokens and price, and no price is not zero', async () => {
  const { think, runId, steps } = await runOf(async ({ task, submit }) => {
    const call = {
      ms: 900,
      provider: 'script',
      model: 'script-1',
      inputTokens: 1_000,
      cachedTokens: 200,
      outputTokens: 50,
      priceVersion: '2026-11',
      requestId: 'req_1',
    };
    await task.onModelCall({ ...call, startedAt: noon, costMicroUsd: 1_250, failed: null });
    await task.onModelCall({
      ...call,
      startedAt: later(noon, 900),
      costMicroUsd: null,
      failed: 'overloaded',
    });
    return submit();
  });
  await think(runId);
  expect(await steps()).toMatchObject([
    { kind: 'model_call', status: 'done', inputTokens: 1_000, outputTokens: 50, costMicroUsd: 1_250 },
    { kind: 'model_call', status: 'failed', code: 'overloaded', costMicroUsd: null },
  ]);
});

test('the model is told a hash of the person, never who it is', async () => {
  const seen: string[] = [];
  const { think, runId } = await runOf(async ({ task, submit }) => {
    seen.push(task.safetyIdentifier);
    return submit();
  });
  await think(runId);
  expect(seen[0]).toMatch(/^[0-9a-f]{64}$/);
});

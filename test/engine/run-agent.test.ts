import { describe, expect, test } from 'vitest';
import { eraseContents } from '../../src/db/contents.ts';
import { listSteps } from '../../src/db/steps.ts';
import { findLatestProposal, getProposalBody } from '../../src/db/proposals.ts';
import { TryLater } from '../../src/engine/try-later.ts';
import { later } from '../../src/lib/time.ts';
import { noon, openEngine } from './support/engine.ts';
import { refundOf, scriptedAgent } from './support/scripted-agent.ts';
import type { Script } from './support/scripted-agent.ts';

/** One run about a ticket of the shop, with the script that its agent plays. */
async function runOf(...scripts: [Script, ...Script[]]) {
  const agent = scriptedAgent(...scripts);
  const engine = await openEngine({ agent });
  const ticket = engine.shop.addTicket();
  const { run } = await engine.start(ticket.id);
  const proposal = async () => {
    const found = await findLatestProposal(engine.db, run.id);
    return found && getProposalBody(engine.db, found);
  };
  return { ...engine, agent, ticket, runId: run.id, proposal, steps: () => listSteps(engine.db, run.id) };
}

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
      told = await call('desk_ticket', { ticket: /\d+/.exec(task.input)?.[0] ?? '' });
      return submit();
    });
    shop.plan('read', 'refused');
    await think(runId);
    expect(told).toEqual({ error: 'The shop says not_found. Look at the shop.' });
    expect(await steps()).toMatchObject([{ status: 'failed', code: 'not_found' }]);
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

describe('after a crash', () => {
  test('the run starts again from the beginning, and only the last attempt counts', async () => {
    const crash = new Error('the process went away');
    const { think, runId, run, events, proposal, agent } = await runOf(async ({ call }) => {
      await call('desk_tag', { ticket: '1042', tags: ['first attempt'] });
      throw crash;
    }, refundOf(84_00));
    await expect(think(runId)).rejects.toBe(crash);
    expect(await run(runId)).toMatchObject({ status: 'running', attempt: 1 });
    await think(runId);
    expect(await run(runId)).toMatchObject({ status: 'awaiting_review', attempt: 2 });
    expect(await events(runId)).toContain('run.restarted');
    expect((await proposal())?.actions.map(({ tool }) => tool)).toEqual(['till_refund', 'desk_reply']);
    expect(agent.runs()).toBe(2);
  });

  test('an attempt that was overtaken changes nothing, whatever it still does', async () => {
    const overtaken = Promise.withResolvers<void>();
    const started = Promise.withResolvers<void>();
    const { think, runId, run, events, proposal, steps } = await runOf(async ({ call, submit }) => {
      started.resolve();
      await overtaken.promise;
      await call('desk_tag', { ticket: '1042', tags: ['late'] });
      return submit();
    }, refundOf(84_00));
    const first = think(runId);
    await started.promise;
    await think(runId);
    const before = [await run(runId), await events(runId), await steps()];
    overtaken.resolve();
    await first;
    expect([await run(runId), await events(runId), await steps()]).toEqual(before);
    expect((await proposal())?.actions).toHaveLength(2);
  });

  test('an overtaken attempt that only submits is refused as well', async () => {
    const overtaken = Promise.withResolvers<void>();
    const started = Promise.withResolvers<void>();
    const { think, runId, events } = await runOf(async ({ submit }) => {
      started.resolve();
      await overtaken.promise;
      return submit();
    }, refundOf(84_00));
    const first = think(runId);
    await started.promise;
    await think(runId);
    overtaken.resolve();
    await first;
    expect((await events(runId)).filter((type) => type === 'proposal.submitted')).toHaveLength(1);
  });

  test('a job that comes again after the agent is done finds nothing to think about', async () => {
    const { think, runId, events, agent } = await runOf(refundOf(84_00));
    await think(runId);
    const before = await events(runId);
    await think(runId);
    expect(await events(runId)).toEqual(before);
    expect(agent.runs()).toBe(1);
  });
});

describe('what stops a run puts it before its owner', () => {
  const stops: [string, Script, string, string][] = [
    ['a spent budget', async () => ({ end: 'budget', budget: 'cost' }), 'budget', 'cost'],
    [
      'a result of the wrong shape',
      async () => ({ end: 'invalid_output', detail: 'no summary' }),
      'model',
      'invalid_output',
    ],
    [
      'a model that refuses for good',
      async () => ({ end: 'model_failed', code: 'bad_key', retryable: false, message: '' }),
      'model',
      'bad_key',
    ],
  ];

  test.each(stops)('%s', async (_what, script, cause, code) => {
    const { think, runId, run, events, incidents } = await runOf(script);
    await think(runId);
    expect(await run(runId)).toMatchObject({ status: 'blocked', cause, causeCode: code });
    expect(await incidents(runId)).toMatchObject([
      { cause, code, ownerTeam: 'leads', fingerprint: `refunds:${cause}:${code}`, status: 'opened' },
    ]);
    expect((await events(runId)).slice(-2)).toEqual(['run.blocked', 'incident.opened']);
  });

  test('a model that does not answer is asked again, and in the end not any more', async () => {
    const { think, runId, run } = await runOf(async () => ({
      end: 'model_failed',
      code: 'overloaded',
      retryable: true,
      message: '',
    }));
    for (let failures = 0; failures < 4; failures += 1)
      await expect(think(runId, failures)).rejects.toEqual(new TryLater('overloaded'));
    expect((await run(runId)).status).toBe('running');
    await think(runId, 4);
    expect(await run(runId)).toMatchObject({ status: 'blocked', cause: 'model', causeCode: 'overloaded' });
  });

  test('a run whose texts are gone', async () => {
    const { db, think, runId, run, agent } = await runOf(refundOf(84_00));
    await eraseContents(db, [runId], noon);
    await think(runId);
    expect(await run(runId)).toMatchObject({ status: 'blocked', causeCode: 'texts_erased' });
    expect(agent.runs()).toBe(0);
  });
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

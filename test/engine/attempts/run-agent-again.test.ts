import { describe, expect, test } from 'vitest';
import { eraseContents } from '../../../src/db/contents.ts';
import { TryLater } from '../../../src/engine/try-later.ts';
import { noon } from '../support/engine.ts';
import { runOf } from '../support/run-of.ts';
import { refundOf } from '../support/scripted-agent.ts';
import type { Script } from '../support/scripted-agent.ts';

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

  test('an overtaken attempt submits while the newer one still thinks: only the newer one counts', async () => {
    const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const begun = gates.map(() => Promise.withResolvers<void>());
    const scripts = gates.map((gate, index): Script => async ({ submit }) => {
      begun[index]?.resolve();
      await gate.promise;
      return submit({ confidence: index === 0 ? 0.1 : 0.9 });
    });
    const [older, newer] = scripts;
    if (!older || !newer) throw new Error('There should be two attempts.');
    const { think, runId, run, events, proposal } = await runOf(older, newer);
    const first = think(runId);
    await begun[0]?.promise;
    const second = think(runId);
    await begun[1]?.promise;
    gates[0]?.resolve();
    await first;
    expect(await run(runId)).toMatchObject({ status: 'running', attempt: 2 });
    gates[1]?.resolve();
    await second;
    expect((await proposal())?.confidence).toBe(0.9);
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

import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { getContent } from '../../../src/db/contents.ts';
import { findOpenRun } from '../../../src/db/runs.ts';
import { grantOnce } from '../../../src/engine/incidents/grant-once.ts';
import { retryIncident } from '../../../src/engine/incidents/retry-incident.ts';
import { retryRun } from '../../../src/engine/incidents/retry-run.ts';
import { supplyInput } from '../../../src/engine/incidents/supply-input.ts';
import { cancelRun } from '../../../src/engine/runs/cancel-run.ts';
import { pauseWorkflow } from '../../../src/engine/pauses/pause-workflow.ts';
import { ada, grace, margaret, priya } from '../../support/cast.ts';
import { openEngine } from '../support/engine.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { refundPolicy } from '../support/refund-workflow.ts';
import { refundWorkflow } from '../support/refund-workflow.ts';
import { proposes } from '../support/scripted-agent.ts';
import { approve, approved, deeds, refusedRefund, revoke, theIncident, unanswered } from './support.ts';

const by = (person: string) => ({ person, surface: 'message' as const });

describe('a retry', () => {
  test('carries out what certainly failed and what comes after it, and nothing twice', async () => {
    const engine = await refusedRefund();
    const { ctx, runId, execute, run, shop, executions, takeJobs } = engine;
    const before = await theIncident(engine, runId);
    await takeJobs();
    expect(await retryIncident(ctx, { incidentId: before.id, ...by(margaret) })).toEqual({
      stages: ['execution'],
      refused: 0,
    });
    expect(await run(runId)).toMatchObject({ status: 'executing', cause: null, causeCode: null });
    expect((await takeJobs()).map(({ name }) => name)).toEqual(['execute']);
    expect((await executions(runId))[0]).toMatchObject({ status: 'pending', claimedAt: null, retries: 1 });
    await execute(runId);
    expect([(await run(runId)).status, shop.refunds.length, shop.replies.length]).toEqual([
      'completed',
      1,
      1,
    ]);
    expect(await theIncident(engine, runId)).toMatchObject({
      acknowledgedBy: margaret,
      resolution: 'run_completed',
    });
    expect(await deeds(engine, before.id)).toEqual(['remedied retry', 'resolved run_completed']);
    expect(await engine.brokenLinks()).toEqual([]);
  });

  test('of one that failed after another was done leaves that one as it is', async () => {
    const engine = await approved();
    engine.shop.plan('reply', 'refused');
    await engine.execute(engine.runId);
    await retryRun(engine.ctx, { runId: engine.runId, ...by(margaret) });
    await engine.execute(engine.runId);
    expect((await engine.run(engine.runId)).status).toBe('completed');
    expect([engine.shop.refunds.length, engine.shop.replies.length]).toEqual([1, 1]);
  });

  test('of a run that had nothing approved has the agent think anew', async () => {
    const engine = await openEngine({ script: async () => ({ end: 'budget', budget: 'steps' }) as never });
    const run = await engine.propose();
    expect(run).toMatchObject({ status: 'blocked', cause: 'budget' });
    await engine.takeJobs();
    expect(await retryRun(engine.ctx, { runId: run.id, ...by(margaret) })).toBe('agent');
    expect((await engine.takeJobs()).map(({ name }) => name)).toEqual(['agent']);
    await engine.think(run.id);
    const incidents = await engine.incidents(run.id);
    expect(incidents).toMatchObject([{ status: 'acknowledged', occurrences: 2 }]);
    expect(await deeds(engine, incidents[0]?.id ?? '')).toEqual(['remedied retry', 'recurred']);
  });

  test('of two at once is one, and the other hears who was first', async () => {
    const engine = await refusedRefund();
    const { ctx, runId, events } = engine;
    const both = await Promise.allSettled(
      [margaret, priya].map((who) => retryRun(ctx, { runId, ...by(who) })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const winner = both[0]?.status === 'fulfilled' ? margaret : priya;
    expect(await refusalOf(retryRun(ctx, { runId, ...by(priya) }))).toMatchObject({
      reason: 'not_blocked',
      detail: { by: winner, status: 'executing' },
    });
    expect((await events(runId)).filter((type) => type === 'run.remedied')).toHaveLength(1);
  });

  test('is for its owners and the admins', async () => {
    const { ctx, runId, run } = await refusedRefund();
    for (const who of [ada, grace])
      expect(await refusalOf(retryRun(ctx, { runId, ...by(who) }))).toMatchObject({
        reason: 'may_not_handle',
      });
    expect((await run(runId)).status).toBe('blocked');
  });

  test('waits for whoever paused the workflow, and for an action that nobody knows of', async () => {
    const { ctx, runId } = await refusedRefund();
    await pauseWorkflow(ctx, { workflow: 'refunds', reason: 'look', ...by(priya) });
    expect(await refusalOf(retryRun(ctx, { runId, ...by(margaret) }))).toMatchObject({
      reason: 'workflow_paused',
    });
    const other = await unanswered();
    expect(await refusalOf(retryRun(other.ctx, { runId: other.runId, ...by(margaret) }))).toMatchObject({
      reason: 'settle_first',
    });
  });

  test('does not go behind rules that have become stricter, once something was begun', async () => {
    const engine = await approved();
    engine.shop.plan('reply', 'refused');
    await engine.execute(engine.runId);
    const stricter = refundWorkflow(engine.shop, {
      policy: [
        {
          name: 'two',
          sentence: 'Two decide.',
          when: { action: 'till_refund' },
          route: { to: 'review', level: 1, quorum: 2 },
        },
        ...refundPolicy,
      ],
    });
    const ctx = engine.withWorkflow(stricter);
    expect(await refusalOf(retryRun(ctx, { runId: engine.runId, ...by(margaret) }))).toMatchObject({
      reason: 'rules_stricter',
      detail: { sentence: 'Two decide.' },
    });
  });

  test('has the workflow of today propose anew, where the tool of yesterday is gone and nothing was begun', async () => {
    const engine = await approved();
    const { shop, runId } = engine;
    const [refund, ...others] = refundWorkflow(shop).writes;
    expect(refund.name).toBe('till_refund');
    const ctx = engine.withWorkflow(refundWorkflow(shop, { writes: others as never }));
    await engine.execute(runId, 5, ctx);
    expect((await engine.run(runId)).cause).toBe('outdated');
    expect(await retryRun(ctx, { runId, ...by(margaret) })).toBe('agent');
    expect(await engine.executions(runId)).toEqual([]);
  });
});

describe('a tool that is granted once', () => {
  async function withoutRefunds() {
    const engine = await approved();
    await revoke(engine, 'till_refund');
    await engine.execute(engine.runId);
    expect(await engine.run(engine.runId)).toMatchObject({ cause: 'permission', causeCode: 'till_refund' });
    return engine;
  }

  test('is used by this run, and by no other', async () => {
    const engine = await withoutRefunds();
    const { ctx, runId, execute, run, shop } = engine;
    expect(await refusalOf(retryRun(ctx, { runId, ...by(margaret) }))).toMatchObject({
      reason: 'tool_withheld',
    });
    expect(await refusalOf(grantOnce(ctx, { runId, ...by(margaret) }))).toMatchObject({
      reason: 'not_an_admin',
    });
    expect(await grantOnce(ctx, { runId, ...by(priya) })).toEqual({
      tool: 'till_refund',
      stage: 'execution',
    });
    await execute(runId);
    expect([(await run(runId)).status, shop.refunds.length]).toEqual(['completed', 1]);
    const granted = (await engine.eventRows(runId)).find(({ type }) => type === 'tool.granted');
    expect(granted).toMatchObject({
      actorId: priya,
      data: { tool: 'till_refund', once: true, why: 'revoked' },
    });

    const other = await engine.propose();
    expect((await engine.run(other.id)).tools?.map(({ name }) => name)).not.toContain('till_refund');
  });

  test('is taken away again by a later revocation', async () => {
    const engine = await withoutRefunds();
    const { ctx, runId, pass } = engine;
    await grantOnce(ctx, { runId, ...by(priya) });
    pass(1_000);
    await revoke(engine, 'till_refund', 'granted');
    await revoke(engine, 'till_refund');
    await engine.execute(runId);
    expect(await engine.run(runId)).toMatchObject({ status: 'blocked', cause: 'permission' });
    expect(engine.shop.refunds).toEqual([]);
  });

  test('by two admins at once is granted once', async () => {
    const engine = await withoutRefunds();
    const ctx = { ...engine.ctx, admins: [priya, margaret] };
    const both = await Promise.allSettled(
      [priya, margaret].map((who) => grantOnce(ctx, { runId: engine.runId, ...by(who) })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('what a run lacks', () => {
  async function missing() {
    const engine = await openEngine({ script: async () => ({ end: 'budget', budget: 'steps' }) as never });
    const { id } = await engine.propose();
    await engine.db.execute(sql`update runs set cause = 'missing_input' where id = ${id}`);
    return { ...engine, run: await engine.run(id), again: () => engine.run(id) };
  }

  test('is supplied by whoever asked, and it reads and thinks anew with that', async () => {
    const engine = await missing();
    const { run } = engine;
    const ticket = run.subjectKey.replace('desk:', '');
    expect(
      await refusalOf(supplyInput(engine.ctx, { runId: run.id, intake: { ticket }, ...by(grace) })),
    ).toMatchObject({ reason: 'may_not_handle' });
    expect(
      await refusalOf(supplyInput(engine.ctx, { runId: run.id, intake: { ticket: 'x' }, ...by(ada) })),
    ).toMatchObject({ reason: 'bad_input' });
    const supplied = await supplyInput(engine.ctx, { runId: run.id, intake: { ticket }, ...by(ada) });
    expect(supplied.how).toBe('goes_on');
    const after = await engine.again();
    expect(after).toMatchObject({ status: 'queued', cause: null });
    expect(after.intakeId).not.toBe(run.intakeId);
    expect(await getContent(engine.db, after.intakeId)).toEqual({ ticket });
  });

  test('where that is another record, a run of its own starts and this one is cancelled', async () => {
    const engine = await missing();
    const { run: before } = engine;
    const { id: ticket } = engine.shop.addTicket({ paid: 500_00 });
    const supplied = await supplyInput(engine.ctx, { runId: before.id, intake: { ticket }, ...by(ada) });
    expect(supplied).toMatchObject({
      how: 'instead',
      run: { requesterId: ada, subjectKey: `desk:${ticket}` },
    });
    expect((await engine.again()).status).toBe('cancelled');
    expect((await findOpenRun(engine.db, 'refunds', `desk:${ticket}`))?.id).toBe(supplied.run.id);
    const queued = (await engine.eventRows(supplied.run.id))[0];
    expect(queued).toMatchObject({ data: { insteadOf: before.id } });
    expect((await theIncident(engine, before.id)).resolution).toBe('run_cancelled');
  });
});

test('a run that was cancelled meanwhile goes on in no way', async () => {
  const { ctx, runId } = await refusedRefund();
  await cancelRun(ctx, { runId, person: ada, surface: 'command' });
  expect(await refusalOf(retryRun(ctx, { runId, ...by(margaret) }))).toMatchObject({
    reason: 'not_blocked',
    detail: { status: 'cancelled', by: ada },
  });
});

test('a run that stops for something else has got past what stopped it before', async () => {
  const engine = await openEngine({ script: proposes({ refund: 84_00 }) });
  engine.shop.plan('refund', 'refused', 'busy');
  const { id: runId } = await engine.propose();
  await approve(engine, runId);
  await engine.execute(runId);
  await retryRun(engine.ctx, { runId, ...by(margaret) });
  await revoke(engine, 'till_refund');
  await engine.execute(runId);
  expect(await engine.incidents(runId)).toMatchObject([
    { cause: 'action_failed', resolution: 'overtaken' },
    { cause: 'permission', status: 'opened' },
  ]);
});

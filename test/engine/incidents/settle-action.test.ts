import { describe, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { getContent } from '../../../src/db/contents.ts';
import { settleAction } from '../../../src/engine/incidents/settle-action.ts';
import { retryRun } from '../../../src/engine/incidents/retry-run.ts';
import { cancelRun } from '../../../src/engine/runs/cancel-run.ts';
import { grace, margaret, priya } from '../../support/cast.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { deeds, refusedRefund, theIncident, unanswered } from './support.ts';

const found = (actionId: string, finding: 'applied' | 'carry_out' | 'leave', person = margaret) => ({
  actionId,
  finding,
  note: '',
  person,
  surface: 'message' as const,
});

describe('an action that nobody knows of', () => {
  test('was applied, as Margaret found: what comes after it is carried out, and it is not done again', async () => {
    const engine = await unanswered();
    const { ctx, runId, actionId, run, shop, execute, executions } = engine;
    const { isOver } = await settleAction(ctx, { ...found(actionId, 'applied'), note: 're_77 in the till' });
    expect(isOver).toBe(false);
    await execute(runId);
    expect([(await run(runId)).status, shop.refunds.length, shop.replies.length]).toEqual([
      'completed',
      1,
      1,
    ]);
    const [refund] = await executions(runId);
    expect(refund).toMatchObject({ status: 'applied', settledBy: margaret });
    expect(await getContent(engine.db, refund?.resultId ?? '')).toMatchObject({ note: 're_77 in the till' });
    const settled = (await engine.eventRows(runId)).find(({ type }) => type === 'action.settled');
    expect(settled).toMatchObject({ actorId: margaret, data: { action: actionId, as: 'applied' } });
    expect(JSON.stringify(settled?.data)).not.toContain('re_77');
    const incident = await theIncident(engine, runId);
    expect(incident).toMatchObject({ severity: 'critical', resolution: 'run_completed' });
    expect(await deeds(engine, incident.id)).toEqual(['settled applied', 'resolved run_completed']);
  });

  test('was not: it is carried out now, under the same key', async () => {
    const { ctx, runId, actionId, run, shop, execute } = await unanswered('lost request');
    await settleAction(ctx, found(actionId, 'carry_out'));
    shop.log.length = 0;
    await execute(runId);
    expect(shop.log.slice(0, 2)).toEqual([`look up ${actionId}`, `refund ${actionId}`]);
    expect([(await run(runId)).status, shop.refunds.length]).toEqual(['completed', 1]);
  });

  test('was not, Margaret says, but she looked wrong: the system knows better, and it is not done twice', async () => {
    const { ctx, runId, actionId, run, shop, execute } = await unanswered('lost answer');
    await settleAction(ctx, found(actionId, 'carry_out'));
    await execute(runId);
    expect([(await run(runId)).status, shop.refunds.length]).toEqual(['completed', 1]);
  });

  test('was not, and the system still does not say: her word counts, under the same key', async () => {
    const { ctx, runId, actionId, run, shop, execute } = await unanswered('lost request');
    await settleAction(ctx, found(actionId, 'carry_out'));
    shop.plan('look up', 'no answer');
    await execute(runId);
    expect([(await run(runId)).status, shop.refunds.length]).toEqual(['completed', 1]);
    expect(shop.refunds[0]?.key).toBe(actionId);
  });

  test('was not, and is left: what comes after it is not carried out either, until somebody retries', async () => {
    const engine = await unanswered('lost request');
    const { ctx, runId, actionId, run, shop, executions } = engine;
    await settleAction(ctx, found(actionId, 'leave'));
    expect(await run(runId)).toMatchObject({ status: 'blocked', cause: 'action_failed' });
    expect((await executions(runId)).map(({ status }) => status)).toEqual(['failed', 'pending']);
    expect([shop.refunds.length, shop.replies.length]).toEqual([0, 0]);
    expect((await theIncident(engine, runId)).status).toBe('acknowledged');
    await retryRun(ctx, { runId, person: margaret, surface: 'message' });
    await engine.execute(runId);
    expect([(await run(runId)).status, shop.refunds.length]).toEqual(['completed', 1]);
  });

  test('is settled once: of two people who found different things, the second hears who was first', async () => {
    const { ctx, actionId, events, runId } = await unanswered();
    const both = await Promise.allSettled([
      settleAction(ctx, found(actionId, 'applied', margaret)),
      settleAction(ctx, found(actionId, 'leave', priya)),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const first = both[0].status === 'fulfilled' ? margaret : priya;
    const late = await refusalOf(settleAction(ctx, found(actionId, 'applied', priya)));
    expect(late).toMatchObject({ reason: 'settled_already', detail: { by: first } });
    expect((await events(runId)).filter((type) => type === 'action.settled')).toHaveLength(1);
  });

  test('of a run that was cancelled is written down, said so, and never carried out', async () => {
    const engine = await unanswered();
    const { ctx, runId, actionId, run } = engine;
    await cancelRun(ctx, { runId, person: margaret, surface: 'command' });
    expect((await theIncident(engine, runId)).status).not.toBe('resolved');
    expect(await refusalOf(settleAction(ctx, found(actionId, 'carry_out')))).toMatchObject({
      reason: 'not_blocked',
      detail: { status: 'cancelled' },
    });
    expect(await settleAction(ctx, found(actionId, 'applied'))).toMatchObject({ isOver: true });
    expect((await run(runId)).status).toBe('cancelled');
    expect((await theIncident(engine, runId)).resolution).toBe('run_cancelled');
  });

  test('is for its owners to settle', async () => {
    const { ctx, actionId, executions, runId } = await unanswered();
    expect(await refusalOf(settleAction(ctx, found(actionId, 'applied', grace)))).toMatchObject({
      reason: 'may_not_handle',
    });
    expect((await executions(runId))[0]?.status).toBe('unknown');
  });
});

test('what is known is settled by nobody', async () => {
  const { ctx, executions, runId } = await refusedRefund();
  const [refund] = await executions(runId);
  const settling = settleAction(ctx, found(refund?.actionId ?? '', 'applied'));
  expect(await refusalOf(settling)).toMatchObject({ reason: 'settled_already', detail: { as: 'failed' } });
});

test('what was not applied takes nothing of a cap, what was does', async () => {
  const { ctx, actionId, db } = await unanswered();
  const counting = () =>
    db.execute(sql`select status from executions where action_id = ${actionId} and status <> 'failed'`);
  expect(await counting()).toHaveLength(1);
  await settleAction(ctx, found(actionId, 'leave'));
  expect(await counting()).toHaveLength(0);
});

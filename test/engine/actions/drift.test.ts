import { describe, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { proposalDigest } from '../../../src/domain/proposal.ts';
import { editReview } from '../../../src/engine/reviews/edits/edit-review.ts';
import { grace } from '../../support/cast.ts';
import { openEngine } from '../support/engine.ts';
import { refundPolicy } from '../support/refund-workflow.ts';
import type { RefundSpec } from '../support/refund-workflow.ts';
import { proposes } from '../support/scripted-agent.ts';
import { everything, proposed } from './support/proposed.ts';

describe('what a proposal rests on', () => {
  test('is read when it is made, kept on each action and part of what people approve', async () => {
    const { states, versions, body } = await proposed();
    expect(await states(1)).toEqual([
      { Payment: 'paid', 'Left to refund': '€84.00' },
      { 'Ticket status': 'open' },
      {},
    ]);
    const [proposal] = await versions();
    const { actions } = await body(1);
    expect(proposal?.digest).toBe(proposalDigest(actions, proposal?.workflowVersion ?? ''));
    const without = actions.map(({ state: _state, ...action }) => action);
    expect(proposal?.digest).not.toBe(proposalDigest(without, proposal?.workflowVersion ?? ''));
  });

  test('is not read of what is blocked, nor of what is outside the case', async () => {
    const { states, run, runId } = await proposed({ refund: 84_00, charge: 'ch_9' });
    expect((await run(runId)).status).toBe('blocked');
    expect(await states(1)).toEqual([undefined]);

    const [, first, ...rest] = refundPolicy;
    const policy: RefundSpec['policy'] = [first!, ...rest];
    const asked = await proposed({ refund: 84_00, charge: 'ch_9', reply: 'Hello.' }, { policy });
    expect(await asked.states(1)).toEqual([undefined, { 'Ticket status': 'open' }]);
  });

  test('cannot be read: the agent tries again later, and then its owner hears of the system', async () => {
    const engine = await openEngine({ script: proposes(everything) });
    const { run } = await engine.start(engine.shop.addTicket().id);
    engine.shop.plan('check', 'no answer', 'no answer');
    await expect(engine.think(run.id)).rejects.toThrow('Not now: no_answer');
    expect((await engine.run(run.id)).status).toBe('running');
    engine.shop.plan('check', 'no answer');
    await engine.think(run.id, 2);
    expect(await engine.run(run.id)).toMatchObject({
      status: 'blocked',
      cause: 'connector',
      causeCode: 'no_answer',
    });
    expect(await engine.incidents(run.id)).toMatchObject([{ cause: 'connector', ownerTeam: 'leads' }]);
  });

  test('was there a moment ago and is not any more: nobody waits for a second try', async () => {
    const engine = await openEngine({ script: proposes(everything) });
    const { run } = await engine.start(engine.shop.addTicket().id);
    engine.shop.plan('check', 'refused');
    await engine.think(run.id);
    expect(await engine.run(run.id)).toMatchObject({ status: 'blocked', cause: 'missing_input' });
  });

  test('an edit keeps as its editor saw it', async () => {
    const { ctx, runId, body, states, openReview } = await proposed({ ...everything, refund: 60_00 });
    const [refund] = (await body(1)).actions;
    const { id: reviewId } = await openReview(runId);
    const edits = { [`${refund?.id}:amount`]: '50.00' };
    await editReview(ctx, { reviewId, person: grace, surface: 'view', edits });
    expect(await states(2)).toEqual(await states(1));
  });
});

describe('while nothing moved', () => {
  test('it is carried out, and our own first action does not count as a move', async () => {
    const { approve, execute, runId, run, shop, versions } = await proposed();
    await approve(grace);
    shop.plan('reply', 'busy');
    await expect(execute(runId)).rejects.toThrow('Not now: rate_limit');
    expect(shop.refunds).toHaveLength(1);
    await execute(runId, 1);
    expect((await run(runId)).status).toBe('completed');
    expect(await versions()).toHaveLength(1);
    expect([shop.refunds.length, shop.replies.length]).toEqual([1, 1]);
  });

  test('what was proposed before states were read is carried out as it was approved', async () => {
    const { approve, execute, runId, run, shop, ticket, db, body, versions } = await proposed();
    const [proposal] = await versions();
    const actions = (await body(1)).actions.map(({ state: _state, ...action }) => action);
    const digest = proposalDigest(actions, proposal?.workflowVersion ?? '');
    await db.execute(sql`update contents set body = jsonb_set(body, '{actions}', ${JSON.stringify(actions)}::jsonb)
      where id = ${proposal?.bodyId}`);
    await db.execute(sql`alter table proposals disable trigger user`);
    await db.execute(sql`update proposals set digest = ${digest} where id = ${proposal?.id}`);
    await approve(grace);
    ticket.status = 'solved';
    await execute(runId);
    expect((await run(runId)).status).toBe('completed');
    expect(shop.refunds).toHaveLength(1);
  });

  test('a value that was changed behind our back stops the run', async () => {
    const { approve, execute, runId, run, shop, db } = await proposed();
    await approve(grace);
    await db.execute(sql`update contents
      set body = jsonb_set(body, '{actions,0,state,Left to refund}', '"€1.00"')
      where id = (select body_id from proposals where run_id = ${runId})`);
    await execute(runId);
    expect((await run(runId)).causeCode).toBe('digest_mismatch');
    expect(shop.log.filter((call) => call.startsWith('refund'))).toEqual([]);
  });
});

describe('what was approved cannot be checked', () => {
  test('it is tried again later, and nothing is carried out before', async () => {
    const { approve, execute, runId, run, shop } = await proposed();
    await approve(grace);
    shop.plan('check', 'no answer');
    await expect(execute(runId)).rejects.toThrow('Not now: no_answer');
    expect([(await run(runId)).status, shop.refunds.length]).toEqual(['executing', 0]);
    await execute(runId, 1);
    expect((await run(runId)).status).toBe('completed');
  });

  test('at last its owner is asked, and still nothing was carried out', async () => {
    const { approve, execute, runId, run, shop, incidents } = await proposed();
    await approve(grace);
    shop.plan('check', 'no answer');
    await execute(runId, 5);
    expect(await run(runId)).toMatchObject({ status: 'blocked', cause: 'connector', causeCode: 'no_answer' });
    expect(await incidents(runId)).toMatchObject([{ cause: 'connector' }]);
    expect(shop.log.filter((call) => call.startsWith('refund'))).toEqual([]);
  });

  test('because the record is gone: nobody waits for it to come back', async () => {
    const { approve, execute, runId, run, shop } = await proposed();
    await approve(grace);
    shop.plan('check', 'refused');
    await execute(runId);
    expect(await run(runId)).toMatchObject({ status: 'blocked', cause: 'missing_input' });
    expect(shop.refunds).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { findMessage } from '../../../src/db/messages.ts';
import { getProposalBody, listProposals } from '../../../src/db/proposals.ts';
import { listReviewDecisions, listReviews } from '../../../src/db/reviews.ts';
import { proposalDigest } from '../../../src/domain/proposal.ts';
import { askAgainIfMoved } from '../../../src/engine/actions/ask-again-if-moved.ts';
import { approveReview } from '../../../src/engine/reviews/approve-review.ts';
import { editReview } from '../../../src/engine/reviews/edits/edit-review.ts';
import { escalateReview } from '../../../src/engine/reviews/escalate-review.ts';
import { minute } from '../../../src/lib/time.ts';
import { grace, linus, margaret } from '../../support/cast.ts';
import { openEngine } from '../support/engine.ts';
import { refundPolicy } from '../support/refund-workflow.ts';
import type { RefundSpec } from '../support/refund-workflow.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { proposes } from '../support/scripted-agent.ts';
import type { Proposed } from '../support/scripted-agent.ts';

const surface = 'message' as const;
const everything: Proposed = { refund: 84_00, reply: 'We are sorry.', tags: ['late'] };

/** A proposal about ticket 1042, of which €84.00 were paid, and how people answer it. */
async function proposed(what = everything, spec: Partial<RefundSpec> = {}, paid = 84_00) {
  const engine = await openEngine({ script: proposes(what), spec, racing: true });
  const ticket = engine.shop.addTicket({ paid });
  const { id: runId } = await engine.propose(ticket.id);
  const approve = async (...people: string[]) => {
    for (const person of people) {
      const { id: reviewId } = await engine.openReview(runId);
      engine.pass(minute);
      await approveReview(engine.ctx, { reviewId, person, surface });
    }
    engine.pass(minute);
  };
  const versions = () => listProposals(engine.db, runId);
  const body = async (version: number) => {
    const proposal = (await versions())[version - 1];
    if (!proposal) throw new Error(`There is no version ${version}.`);
    return getProposalBody(engine.db, proposal);
  };
  const states = async (version: number) => (await body(version)).actions.map(({ state }) => state);
  return { ...engine, ticket, runId, approve, versions, body, states };
}

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

describe('somebody paid €60.00 back at the till after Grace approved', () => {
  async function moved(what = everything, spec: Partial<RefundSpec> = {}, approvers = [grace], paid = 84_00) {
    const engine = await proposed(what, spec, paid);
    if (approvers.length) await engine.approve(...approvers);
    engine.shop.refundByHand(engine.ticket.charge, 60_00);
    await engine.takeJobs();
    await engine.execute(engine.runId);
    return engine;
  }

  test('nothing is carried out: the next version has the values of now, and people are asked again', async () => {
    const { runId, run, shop, states, versions, openReview, executions, db } = await moved();
    expect((await run(runId)).status).toBe('awaiting_review');
    expect([shop.refunds, shop.replies, shop.taggings]).toEqual([[], [], []]);
    expect(await executions(runId)).toEqual([]);
    const [first, second] = await versions();
    expect(second).toMatchObject({ version: 2, authorKind: 'system', routing: first?.routing });
    expect(second?.digest).not.toBe(first?.digest);
    expect((await states(2))[0]).toEqual({ Payment: 'paid', 'Left to refund': '€24.00' });
    const review = await openReview(runId);
    expect(review).toMatchObject({ proposalId: second?.id, level: 1, quorum: 1, resolution: null });
    expect(await findMessage(db, review.id, 'card')).toMatchObject({ state: 'waiting' });
    expect((await listReviews(db, runId)).map(({ resolution }) => resolution)).toEqual(['approved', null]);
  });

  test('it is on record which values moved, without what they were', async () => {
    const { runId, eventRows, versions, brokenLinks } = await moved();
    const rows = await eventRows(runId);
    const [, second] = await versions();
    expect(rows.find(({ type }) => type === 'proposal.moved')).toMatchObject({
      actorKind: 'system',
      data: {
        proposal: second?.id,
        version: 2,
        digest: second?.digest,
        moved: ['till_refund: Left to refund'],
      },
    });
    expect(JSON.stringify(rows)).not.toContain('24.00');
    expect(await brokenLinks()).toEqual([]);
  });

  test('Grace’s approval was of something else: she is asked afresh, and what she approves now is done once', async () => {
    const { approve, ctx, runId, run, execute, openReview, body, shop, db } = await moved();
    const [refund] = (await body(2)).actions;
    const { id: reviewId } = await openReview(runId);
    expect(await listReviewDecisions(db, reviewId)).toEqual([]);
    const edits = { [`${refund?.id}:amount`]: '24.00' };
    await editReview(ctx, { reviewId, person: grace, surface: 'view', edits });
    await execute(runId);
    expect((await run(runId)).status).toBe('completed');
    expect(shop.refunds).toMatchObject([{ amount: 24_00 }]);
    expect(shop.replies).toHaveLength(1);
    await expect(approve(grace)).rejects.toThrow('has no open review');
  });

  test('two had approved: two are asked again', async () => {
    const { approve, runId, run, execute, openReview, shop } = await moved(
      { refund: 150_00 },
      {},
      [grace, linus],
      300_00,
    );
    expect(await openReview(runId)).toMatchObject({ level: 1, quorum: 2 });
    await approve(linus);
    await execute(runId);
    expect((await run(runId)).status).toBe('awaiting_review');
    await approve(grace);
    await execute(runId);
    expect((await run(runId)).status).toBe('completed');
    expect(shop.refunds).toMatchObject([{ amount: 150_00 }]);
  });

  test('Grace had escalated it and Margaret approved: it comes back to the leads, and no edit takes it below', async () => {
    const { ctx, runId, ticket, openReview, approve, execute, shop, body } = await proposed();
    const { id: reviewId } = await openReview(runId);
    const escalation = { reviewId, person: grace, surface, category: 'above_my_limit', note: '' };
    await escalateReview(ctx, escalation);
    await approve(margaret);
    shop.refundByHand(ticket.charge, 60_00);
    await execute(runId);
    const review = await openReview(runId);
    expect(review).toMatchObject({ teamId: 'leads', level: 2, quorum: 1, floor: 2 });
    const again = approveReview(ctx, { reviewId: review.id, person: linus, surface });
    expect(await refusalOf(again)).toMatchObject({ reason: 'not_a_reviewer' });
    const edits = { [`${(await body(2)).actions[0]?.id}:amount`]: '24.00' };
    await editReview(ctx, { reviewId: review.id, person: margaret, surface: 'view', edits });
    await execute(runId);
    expect(shop.refunds).toMatchObject([{ amount: 24_00 }]);
  });

  test('levels in order had approved: they are asked in order again', async () => {
    const policy: RefundSpec['policy'] = [
      {
        name: 'both',
        sentence: 'Reviewers, then leads.',
        when: { action: 'till_refund' },
        route: { to: 'review', level: 1, quorum: 1, afterwards: [{ level: 2, quorum: 1 }] },
      },
    ];
    const { runId, openReview, approve, execute, run, shop } = await moved({ refund: 20_00 }, { policy }, [
      grace,
      margaret,
    ]);
    expect(await openReview(runId)).toMatchObject({ level: 1, remaining: [{ level: 2, quorum: 1 }] });
    await approve(linus, margaret);
    await execute(runId);
    expect((await run(runId)).status).toBe('completed');
    expect(shop.refunds).toHaveLength(1);
  });

  test('a rule had let it through: now a person decides', async () => {
    const policy: RefundSpec['policy'] = [
      { name: 'trust', sentence: 'Runs alone.', when: { all: [] }, route: { to: 'auto' } },
    ];
    const { runId, run, openReview, approve, execute, shop, versions } = await moved(
      { refund: 20_00 },
      { policy },
      [],
    );
    expect((await run(runId)).status).toBe('awaiting_review');
    expect(await openReview(runId)).toMatchObject({ level: 1, quorum: 1, teamId: 'reviewers' });
    expect((await versions())[1]?.routing).toMatchObject({ rule: 'trust', route: { to: 'review' } });
    await approve(grace);
    await execute(runId);
    expect(shop.refunds).toMatchObject([{ amount: 20_00 }]);
  });

  test('it moves again while people think: it comes back once more', async () => {
    const { approve, execute, runId, ticket, shop, versions, states, run } = await moved({ refund: 20_00 });
    await approve(grace);
    shop.refundByHand(ticket.charge, 4_00);
    await execute(runId);
    expect(await versions()).toHaveLength(3);
    expect((await states(3))[0]).toMatchObject({ 'Left to refund': '€20.00' });
    await approve(grace);
    await execute(runId);
    expect((await run(runId)).status).toBe('completed');
    expect(shop.refunds).toHaveLength(1);
  });

  test('two executors notice at once: it comes back once', async () => {
    for (let round = 0; round < 3; round += 1) {
      const engine = await proposed();
      await engine.approve(grace);
      engine.shop.refundByHand(engine.ticket.charge, 60_00);
      const { runId } = engine;
      await Promise.all([engine.execute(runId), engine.execute(runId), engine.execute(runId)]);
      expect(await engine.versions()).toHaveLength(2);
      expect(await engine.openReview(runId)).toMatchObject({ quorum: 1 });
      expect(engine.shop.refunds).toEqual([]);
      expect(await engine.brokenLinks()).toEqual([]);
    }
  });

  test('where the rules forbid it by now, it stops instead', async () => {
    const { approve, runId, run, shop, ticket, ctx, versions, body, incidents } = await proposed();
    await approve(grace);
    shop.refundByHand(ticket.charge, 60_00);
    const policy: RefundSpec['policy'] = [
      { name: 'never', sentence: 'Never.', when: { all: [] }, route: { to: 'block' } },
    ];
    const asked = await askAgainIfMoved(ctx, {
      run: await run(runId),
      workflow: { ...ctx.workflows[0]!, policy },
      proposal: (await versions())[0]!,
      body: await body(1),
      signal: AbortSignal.any([]),
    });
    expect(asked).toBe(true);
    expect(await run(runId)).toMatchObject({ status: 'blocked', cause: 'policy', causeCode: 'never' });
    expect(await incidents(runId)).toMatchObject([{ cause: 'policy' }]);
    expect([shop.refunds, await versions()]).toMatchObject([[], [{ version: 1 }, { version: 2 }]]);
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

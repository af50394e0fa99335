import { describe, expect, test } from 'vitest';
import { findMessage } from '../../../src/db/messages.ts';
import { listReviewDecisions, listReviews } from '../../../src/db/reviews.ts';
import { askAgainIfMoved } from '../../../src/engine/actions/ask-again-if-moved.ts';
import { approveReview } from '../../../src/engine/reviews/approve-review.ts';
import { editReview } from '../../../src/engine/reviews/edits/edit-review.ts';
import { escalateReview } from '../../../src/engine/reviews/escalate-review.ts';
import { grace, linus, margaret } from '../../support/cast.ts';
import type { RefundSpec } from '../support/refund-workflow.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { surface, everything, proposed } from './support/proposed.ts';

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

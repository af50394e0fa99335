import { describe, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { getProposalBody, listProposals } from '../../../src/db/proposals.ts';
import { approveReview } from '../../../src/engine/reviews/approve-review.ts';
import { editReview } from '../../../src/engine/reviews/edits/edit-review.ts';
import { previewEdit } from '../../../src/engine/reviews/edits/preview-edit.ts';
import { rejectReview } from '../../../src/engine/reviews/reject-review.ts';
import { sweep } from '../../../src/engine/runs/sweep.ts';
import { hour, minute } from '../../../src/lib/time.ts';
import { grace, linus } from '../../support/cast.ts';
import { openEngine } from '../support/engine.ts';
import { refundPolicy, refundWorkflow } from '../support/refund-workflow.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { proposes } from '../support/scripted-agent.ts';

const surface = 'message' as const;

/** A review that was opened by the version of yesterday, and the engine after the upgrade. */
async function openSinceYesterday(change: Parameters<typeof refundWorkflow>[1] = {}) {
  const engine = await openEngine({ script: proposes({ refund: 84_00, reply: 'Sorry.' }) });
  const { id: runId } = await engine.propose();
  const { id: reviewId } = await engine.openReview(runId);
  const today = engine.withWorkflow(refundWorkflow(engine.shop, change));
  const approve = (person: string) => approveReview(today, { reviewId, person, surface });
  return { ...engine, runId, reviewId, today, approve };
}

describe('the workflow is another version today', () => {
  test('and its rules are no stricter: what Grace approves on yesterday’s card is carried out', async () => {
    const upgraded = await openSinceYesterday({ instructions: 'Read twice, then propose.' });
    const { approve, execute, today, runId, run, shop, db, ctx } = upgraded;
    expect(today.workflows[0]?.version).not.toBe(ctx.workflows[0]?.version);
    await approve(grace);
    await execute(runId, 0, today);
    expect((await run(runId)).status).toBe('completed');
    expect(shop.refunds).toHaveLength(1);
    const [proposal] = await listProposals(db, runId);
    expect(proposal?.workflowVersion).toBe(ctx.workflows[0]?.version);
  });

  test('and its rules ask for two: Grace’s click counts, and people are asked again', async () => {
    const policy = refundPolicy.map((rule) =>
      rule.name === 'any-refund-or-reply'
        ? { ...rule, route: { to: 'review' as const, level: 1, quorum: 2 } }
        : rule,
    ) as typeof refundPolicy;
    const { approve, execute, today, runId, run, openReview, shop } = await openSinceYesterday({ policy });
    await approve(grace);
    await execute(runId, 0, today);
    expect((await run(runId)).status).toBe('awaiting_review');
    expect(await openReview(runId)).toMatchObject({ quorum: 2 });
    expect(shop.refunds).toEqual([]);
  });
});

describe('a tool that it needs is gone', () => {
  const withoutReplies = async () => {
    const upgraded = await openSinceYesterday();
    const { today, ctx } = upgraded;
    const [workflow] = today.workflows;
    const writes = workflow!.writes.filter(({ name }) => name !== 'desk_reply');
    const changed = { ...ctx, workflows: [{ ...workflow!, writes: writes as never }] };
    const approve = (person: string) =>
      approveReview(changed, { reviewId: upgraded.reviewId, person, surface });
    return { ...upgraded, today: changed, approve };
  };

  test('nothing is carried out, not even what could be; at last its owner hears why', async () => {
    const { approve, execute, today, runId, run, shop, incidents } = await withoutReplies();
    await approve(grace);
    await expect(execute(runId, 0, today)).rejects.toThrow('Not now: tool_gone');
    expect((await run(runId)).status).toBe('executing');
    await execute(runId, 5, today);
    expect(await run(runId)).toMatchObject({
      status: 'blocked',
      cause: 'outdated',
      causeCode: 'desk_reply',
    });
    expect(await incidents(runId)).toMatchObject([
      { cause: 'outdated', code: 'desk_reply', severity: 'medium', ownerTeam: 'leads' },
    ]);
    expect([shop.refunds, shop.replies]).toEqual([[], []]);
  });

  test('another process still has it, as during a deploy: that one carries it out', async () => {
    const { approve, execute, today, runId, run, shop, ctx } = await withoutReplies();
    await approve(grace);
    await expect(execute(runId, 0, today)).rejects.toThrow('Not now: tool_gone');
    await execute(runId, 1, ctx);
    expect((await run(runId)).status).toBe('completed');
    expect([shop.refunds.length, shop.replies.length]).toEqual([1, 1]);
  });

  test('it cannot be edited, and people are told what to do; it can be rejected', async () => {
    const { today, reviewId, runId, run, db, eventRows } = await withoutReplies();
    const [proposal] = await listProposals(db, runId);
    const [refund] = (await getProposalBody(db, proposal!)).actions;
    const edits = { [`${refund?.id}:amount`]: '60.00' };
    const input = { reviewId, person: grace, surface: 'view' as const, edits };
    const gone = { reason: 'tool_gone', detail: { tool: 'desk_reply' } };
    expect(await refusalOf(previewEdit(today, input))).toEqual(gone);
    expect(await refusalOf(editReview(today, input))).toEqual(gone);
    expect((await eventRows(runId)).filter(({ type }) => type === 'refused')).toHaveLength(2);
    await rejectReview(today, {
      reviewId,
      person: grace,
      surface: 'view',
      reasonCode: 'wrong_amount',
      note: '',
      again: false,
    });
    expect((await run(runId)).status).toBe('rejected');
  });
});

describe('a review from before there was a timetable', () => {
  const withoutTimetable = async () => {
    const old = await openSinceYesterday();
    await old.db.execute(sql`update reviews
      set timetable = '[]', next_at = null, remaining = '[]', stage = 1, rejections = 1, floor = 1
      where id = ${old.reviewId}`);
    return old;
  };

  test('is decided like any other', async () => {
    const { approve, execute, today, runId, run } = await withoutTimetable();
    await approve(linus);
    await execute(runId, 0, today);
    expect((await run(runId)).status).toBe('completed');
  });

  test('goes to the next level when its time is up, as its card had promised', async () => {
    const { today, runId, openReview, pass } = await withoutTimetable();
    pass(4 * hour + 2 * minute);
    await sweep(today);
    expect(await openReview(runId)).toMatchObject({ level: 2, teamId: 'leads' });
  });
});

import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { findLatestProposal } from '../../../src/db/proposals.ts';
import { runs } from '../../../src/db/schema/runs.ts';
import { approveReview } from '../../../src/engine/reviews/approve-review.ts';
import { editReview } from '../../../src/engine/reviews/edits/edit-review.ts';
import { previewEdit } from '../../../src/engine/reviews/edits/preview-edit.ts';
import { rejectReview } from '../../../src/engine/reviews/reject-review.ts';
import { eraseTexts } from '../../../src/engine/audit/erase-texts.ts';
import { day } from '../../../src/lib/time.ts';
import { grace, linus } from '../../support/cast.ts';
import { noon, openEngine } from '../support/engine.ts';
import { proposes, refundOf, scriptedAgent } from '../support/scripted-agent.ts';
import type { Script } from '../support/scripted-agent.ts';

/** Linus rejects what the first script proposes about a ticket; then Ada asks about it again. */
async function rejectedBefore(...scripts: [Script, ...Script[]]) {
  const engine = await openEngine({ agent: scriptedAgent(...scripts), mode: 'live' });
  const ticket = engine.shop.addTicket({ paid: 500_00 });
  const { id: firstRun } = await engine.propose(ticket.id);
  const { id: reviewId } = await engine.openReview(firstRun);
  await rejectReview(engine.ctx, {
    reviewId,
    person: linus,
    surface: 'view',
    reasonCode: 'wrong_amount',
    note: '',
  });
  const askAgain = async (about = ticket.id) => {
    const run = about === ticket.id ? await engine.proposeAgain(firstRun) : await engine.propose(about);
    const proposal = await findLatestProposal(engine.db, run.id);
    if (!proposal) throw new Error('Nothing was proposed.');
    return { run, proposal, recalls: proposal.recalls };
  };
  return { ...engine, ticket, firstRun, askAgain };
}

const refundOnly = (amount: number): Script => proposes({ refund: amount });

test('the same refund again, of whatever amount: the proposal says who rejected it, when and why', async () => {
  const { askAgain, firstRun, eventRows } = await rejectedBefore(refundOnly(84_00), refundOnly(48_00));
  const { recalls, run } = await askAgain();
  expect(recalls).toEqual([
    {
      actionId: expect.stringMatching(/^act_/),
      reasonCode: 'wrong_amount',
      by: linus,
      at: noon.toISOString(),
      runId: firstRun,
    },
  ]);
  const routed = (await eventRows(run.id)).find(({ type }) => type === 'policy.routed');
  expect(routed?.data['recalls']).toEqual(recalls);
});

test.each([
  ['another record', refundOnly(84_00), true],
  ['another tool', proposes({ reply: 'We are sorry.' }), false],
])('%s is another matter', async (_what, second, isOther) => {
  const { askAgain, shop } = await rejectedBefore(refundOnly(84_00), second);
  const about = isOther ? shop.addTicket({ paid: 500_00 }).id : undefined;
  expect((await askAgain(about)).recalls).toEqual([]);
});

test.each([
  ['seven days later it is still said', 7 * day, 1],
  ['a moment after that it is forgotten', 7 * day + 1, 0],
])('%s', async (_what, passed, count) => {
  const { askAgain, pass } = await rejectedBefore(refundOnly(84_00));
  pass(passed);
  expect((await askAgain()).recalls).toHaveLength(count);
});

test('of two rejections the newer one is told', async () => {
  const { askAgain, pass, openReview, ctx } = await rejectedBefore(refundOnly(84_00));
  pass(day);
  const { run } = await askAgain();
  const { id: reviewId } = await openReview(run.id);
  const reasonCode = 'wrong_amount';
  await rejectReview(ctx, { reviewId, person: grace, surface: 'view', reasonCode, note: '' });
  pass(day);
  expect((await askAgain()).recalls).toMatchObject([{ by: grace, runId: run.id }]);
});

test('what would run alone is put before a person once the same was rejected', async () => {
  const { askAgain, executions } = await rejectedBefore(
    proposes({ refund: 84_00, tags: ['late'] }),
    proposes({ tags: ['late'] }),
  );
  const { run, proposal } = await askAgain();
  expect(run.status).toBe('awaiting_review');
  expect(proposal.routing).toMatchObject({ rule: 'rejected-lately', alsoMatched: ['tags-alone'] });
  expect(await executions(run.id)).toEqual([]);
});

test('what a rule let through is not done when the same is rejected before its turn', async () => {
  const scripts = [proposes({ tags: ['late'] }), proposes({ refund: 84_00, tags: ['late'] })] as const;
  const engine = await openEngine({ agent: scriptedAgent(...scripts) });
  const ticket = engine.shop.addTicket({ paid: 500_00 });
  const alone = await engine.propose(ticket.id);
  expect(alone.status).toBe('executing');
  await engine.db.update(runs).set({ subjectKey: 'another' }).where(eq(runs.id, alone.id));
  const { id: runId } = await engine.propose(ticket.id);
  const { id: reviewId } = await engine.openReview(runId);
  const reasonCode = 'wrong_amount';
  await rejectReview(engine.ctx, { reviewId, person: linus, surface: 'view', reasonCode, note: '' });

  await engine.execute(alone.id);
  expect((await engine.run(alone.id)).status).toBe('awaiting_review');
  expect(engine.shop.taggings).toEqual([]);
  const { id } = await engine.openReview(alone.id);
  await approveReview(engine.ctx, { reviewId: id, person: grace, surface: 'message' });
  await engine.execute(alone.id);
  expect(engine.shop.taggings).toHaveLength(1);
});

describe('an edit', () => {
  test('is measured again: its version says so as well', async () => {
    const { askAgain, openReview, ctx, db } = await rejectedBefore(refundOf(84_00));
    const { run, recalls } = await askAgain();
    expect(recalls).toHaveLength(2);
    const { id: reviewId } = await openReview(run.id);
    const amount = { [`${recalls[0]?.actionId}:amount`]: '48.00' };
    const input = { reviewId, person: grace, surface: 'view' as const, edits: amount };
    const { judged } = await previewEdit(ctx, input);
    expect(judged.recalls.map(({ by }) => by)).toEqual([linus, linus]);
    await editReview(ctx, input);
    const edited = await findLatestProposal(db, run.id);
    expect(edited).toMatchObject({ version: 2, recalls: [{ by: linus }, { by: linus }] });
    expect(edited?.recalls[0]?.actionId).not.toBe(recalls[0]?.actionId);
  });
});

test('another try in the same run is of what was rejected a moment ago', async () => {
  const engine = await openEngine({ agent: scriptedAgent(refundOnly(84_00), refundOnly(48_00)) });
  const { id: runId } = await engine.propose();
  const { id: reviewId } = await engine.openReview(runId);
  const reasonCode = 'wrong_amount';
  await rejectReview(engine.ctx, {
    reviewId,
    person: grace,
    surface: 'view',
    reasonCode,
    note: '',
    again: true,
  });
  await engine.think(runId);
  expect((await findLatestProposal(engine.db, runId))?.recalls).toMatchObject([{ by: grace, runId }]);
});

test('with the texts of a run, what was rejected in it is forgotten', async () => {
  const { askAgain, ctx, firstRun } = await rejectedBefore(refundOnly(84_00));
  await eraseTexts(ctx, { run: firstRun }, 'an operator');
  expect((await askAgain()).recalls).toEqual([]);
});

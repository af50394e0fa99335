import { describe, expect, test } from 'vitest';
import { listReviewDecisions } from '../../../src/db/reviews.ts';
import { getProposal } from '../../../src/db/proposals.ts';
import { approveReview } from '../../../src/engine/reviews/approve-review.ts';
import { assertMayDecideNow } from '../../../src/engine/reviews/may-decide.ts';
import { rejectReview } from '../../../src/engine/reviews/reject-review.ts';
import { bindTeams } from '../support/bind-teams.ts';
import { ada, grace, linus, margaret, oscar, supportChannel, teams } from '../../support/cast.ts';
import { openEngine } from '../support/engine.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { proposes } from '../support/scripted-agent.ts';

const surface = 'message' as const;

/** A run that waits for its reviewers, and how they answer. */
async function waiting(amount: number) {
  const engine = await openEngine({ script: proposes({ refund: amount }), racing: true });
  const { id: runId } = await engine.propose();
  const review = await engine.openReview(runId);
  const approve = (person: string) => approveReview(engine.ctx, { reviewId: review.id, person, surface });
  const decisions = () => listReviewDecisions(engine.db, review.id);
  return { ...engine, runId, review, approve, decisions };
}

test('Grace approves: exactly the reviewed digest goes to execution', async () => {
  const { approve, runId, review, run, db, events, eventRows, takeJobs } = await waiting(84_00);
  expect(await approve(grace)).toMatchObject({ repeated: false });
  expect((await run(runId)).status).toBe('executing');
  expect((await events(runId)).slice(-2)).toEqual(['review.decided', 'review.resolved']);
  const proposal = await getProposal(db, review.proposalId);
  const decided = (await eventRows(runId)).find(({ type }) => type === 'review.decided');
  expect(decided).toMatchObject({ actorId: grace, surface, data: { digest: proposal.digest } });
  expect((await takeJobs()).at(-1)).toMatchObject({ name: 'execute', id: runId });
});

test('Grace clicks twice: the second click is answered like the first and does nothing', async () => {
  const { approve, decisions, takeJobs } = await waiting(84_00);
  await approve(grace);
  expect(await approve(grace)).toMatchObject({ repeated: true });
  expect(await decisions()).toHaveLength(1);
  expect((await takeJobs()).filter(({ name }) => name === 'execute')).toHaveLength(1);
});

test('Linus comes too late and learns that Grace won, and when', async () => {
  const { approve, review, ctx } = await waiting(84_00);
  await approve(grace);
  expect(await refusalOf(approve(linus))).toEqual({
    reason: 'review_over',
    detail: { resolution: 'approved', by: grace, byKind: 'person', at: ctx.now().toISOString() },
  });
  expect(review.resolution).toBeNull();
});

describe('two are needed', () => {
  test('one approval is not enough, and the same one twice neither', async () => {
    const { approve, runId, run } = await waiting(100_01);
    expect(await approve(grace)).toMatchObject({ repeated: false });
    expect(await refusalOf(approve(grace))).toMatchObject({ reason: 'already_answered' });
    expect((await run(runId)).status).toBe('awaiting_review');
  });

  test('Grace and Linus approve at the same moment: both count', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { approve, runId, run, decisions, takeJobs, brokenLinks } = await waiting(100_01);
      await Promise.all([approve(grace), approve(linus)]);
      expect((await run(runId)).status).toBe('executing');
      expect((await decisions()).map(({ deciderId }) => deciderId).toSorted()).toEqual([grace, linus]);
      expect((await takeJobs()).filter(({ name }) => name === 'execute')).toHaveLength(1);
      expect(await brokenLinks()).toEqual([]);
    }
  });

  test('Grace, having approved, cannot reject the same proposal', async () => {
    const { approve, ctx, review } = await waiting(100_01);
    await approve(grace);
    const rejecting = { reviewId: review.id, person: grace, surface, reasonCode: 'wrong_amount', note: '' };
    expect(await refusalOf(rejectReview(ctx, rejecting))).toMatchObject({ reason: 'already_answered' });
  });
});

test('twenty clients click for Grace at once: one decision, one execution', async () => {
  const { approve, decisions, takeJobs, events, runId } = await waiting(84_00);
  const answers = await Promise.all(Array.from({ length: 20 }, () => approve(grace)));
  expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
  expect(await decisions()).toHaveLength(1);
  expect((await takeJobs()).filter(({ name }) => name === 'execute')).toHaveLength(1);
  expect((await events(runId)).filter((type) => type === 'review.decided')).toHaveLength(1);
});

test('Grace approves while Linus rejects: one of them wins, the other is told who', async () => {
  const { approve, ctx, review, runId, run, executions } = await waiting(84_00);
  const rejecting = { reviewId: review.id, person: linus, surface, reasonCode: 'wrong_amount', note: 'No.' };
  const [approval, rejection] = await Promise.allSettled([approve(grace), rejectReview(ctx, rejecting)]);
  expect([approval.status, rejection.status].toSorted()).toEqual(['fulfilled', 'rejected']);
  const { status } = await run(runId);
  expect(status).toBe(approval.status === 'fulfilled' ? 'executing' : 'rejected');
  expect(await executions(runId)).toHaveLength(status === 'executing' ? 1 : 0);
});

describe('who may not decide is told so, and it is audited outside what was refused', () => {
  test.each([
    [ada, 'own_request'],
    [oscar, 'not_a_reviewer'],
    [margaret, 'not_a_reviewer'],
  ])('%s: %s', async (person, reason) => {
    const { approve, ctx, runId, run, eventRows, decisions } = await waiting(84_00);
    await bindTeams(ctx, {
      teams: { ...teams, reviewers: { channel: supportChannel, members: [ada, grace] } },
    });
    expect(await refusalOf(approve(person))).toMatchObject({ reason });
    expect((await run(runId)).status).toBe('awaiting_review');
    expect(await decisions()).toEqual([]);
    expect((await eventRows(runId)).at(-1)).toMatchObject({
      type: 'refused',
      actorId: person,
      data: { reason },
    });
  });

  test('Grace, taken off the team a moment ago, is refused at the click', async () => {
    const { approve, ctx } = await waiting(84_00);
    const reviewers = { channel: supportChannel, members: [linus] };
    await bindTeams(ctx, { teams: { ...teams, reviewers } });
    expect(await refusalOf(approve(grace))).toMatchObject({ reason: 'not_a_reviewer' });
  });

  test('a review that never was is over', async () => {
    const { ctx } = await waiting(84_00);
    const attempt = approveReview(ctx, { reviewId: 'rev_nothing', person: grace, surface });
    expect(await refusalOf(attempt)).toMatchObject({ reason: 'review_over' });
  });
});

test('a form is opened only for who may submit it, and trying is audited', async () => {
  const { ctx, review, runId, eventRows } = await waiting(84_00);
  const asking = (person: string) =>
    assertMayDecideNow(ctx, 'edit', { reviewId: review.id, person, surface });
  expect(await asking(grace)).toMatchObject({ id: review.id });
  expect(await refusalOf(asking(oscar))).toMatchObject({ reason: 'not_a_reviewer' });
  const attempted = `open edit ${review.id}`;
  expect((await eventRows(runId)).at(-1)).toMatchObject({ type: 'refused', data: { attempted } });
});

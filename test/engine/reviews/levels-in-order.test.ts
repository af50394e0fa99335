import { describe, expect, test } from 'vitest';
import { getProposalBody, listProposals } from '../../../src/db/proposals.ts';
import { listReviewDecisions, listReviews } from '../../../src/db/reviews.ts';
import type { Review } from '../../../src/db/reviews.ts';
import type { Rule } from '../../../src/domain/policy.ts';
import { approveReview } from '../../../src/engine/reviews/approve-review.ts';
import { editReview } from '../../../src/engine/reviews/edits/edit-review.ts';
import { escalateReview } from '../../../src/engine/reviews/escalate-review.ts';
import { rejectReview } from '../../../src/engine/reviews/reject-review.ts';
import { minute } from '../../../src/lib/time.ts';
import { grace, linus, margaret, oscar, priya, supportChannel, teams } from '../../support/cast.ts';
import { bindTeams } from '../support/bind-teams.ts';
import { openEngine } from '../support/engine.ts';
import { refundPolicy } from '../support/refund-workflow.ts';
import type { RefundSpec } from '../support/refund-workflow.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { proposes } from '../support/scripted-agent.ts';

const surface = 'message' as const;
const huge = (route: Partial<Extract<Rule['route'], { to: 'review' }>> = {}): RefundSpec['policy'] => [
  {
    name: 'huge',
    sentence: 'Above €200 a reviewer decides, then a lead.',
    when: { fact: 'refund total', above: 200_00 },
    route: { to: 'review', level: 1, quorum: 1, afterwards: [{ level: 2, quorum: 1 }], ...route },
  },
  ...refundPolicy.filter(({ name }) => name !== 'large'),
];

/** A refund that reviewers and then leads decide on, and how people answer whatever is open. */
async function waiting(policy = huge(), amount = 300_00) {
  const engine = await openEngine({ script: proposes({ refund: amount }), spec: { policy }, racing: true });
  const { ctx, db } = engine;
  const { id: runId } = await engine.propose();
  const answer = async <T>(work: (review: Review) => Promise<T>): Promise<T> => {
    const review = await engine.openReview(runId);
    engine.pass(minute);
    return work(review);
  };
  const approve = (person: string) =>
    answer(({ id: reviewId }) => approveReview(ctx, { reviewId, person, surface }));
  const reject = (person: string) =>
    answer(({ id: reviewId }) =>
      rejectReview(ctx, { reviewId, person, surface, reasonCode: 'wrong_amount', note: '', again: false }),
    );
  const escalate = (person: string) =>
    answer(({ id: reviewId }) =>
      escalateReview(ctx, { reviewId, person, surface, category: 'above_my_limit', note: '' }),
    );
  const edit = (person: string, typed: string) =>
    answer(async ({ id: reviewId }) => {
      const proposal = (await listProposals(db, runId)).at(-1)!;
      const [action] = (await getProposalBody(db, proposal)).actions;
      return editReview(ctx, { reviewId, person, surface, edits: { [`${action?.id}:amount`]: typed } });
    });
  const status = async () => (await engine.run(runId)).status;
  const approvedBy = async (review: Review) =>
    (await listReviewDecisions(db, review.id)).map(({ deciderId, kind }) => `${deciderId} ${kind}`);
  const reviews = () => listReviews(db, runId);
  return { ...engine, runId, approve, reject, escalate, edit, status, approvedBy, reviews };
}

describe('a reviewer, then a lead', () => {
  test('the leads are asked once the reviewers have approved, and nothing is done before both have', async () => {
    const { approve, openReview, runId, status, reviews, execute, run, shop } = await waiting();
    expect(await openReview(runId)).toMatchObject({
      level: 1,
      stage: 1,
      remaining: [{ level: 2, quorum: 1 }],
    });
    await approve(grace);
    expect(await status()).toBe('awaiting_review');
    expect(await openReview(runId)).toMatchObject({ level: 2, stage: 2, teamId: 'leads', remaining: [] });
    await approve(margaret);
    await execute(runId);
    expect((await run(runId)).status).toBe('completed');
    expect(shop.refunds).toHaveLength(1);
    expect((await reviews()).map(({ level, resolution }) => [level, resolution])).toEqual([
      [1, 'approved'],
      [2, 'approved'],
    ]);
  });

  test('who approved as a reviewer does not approve as a lead, and may reject neither', async () => {
    const { ctx, approve, reject, status } = await waiting();
    const leads = { channel: supportChannel, members: [grace, margaret] };
    await bindTeams(ctx, { teams: { ...teams, leads } });
    await approve(grace);
    expect(await refusalOf(approve(grace))).toMatchObject({ reason: 'counted_elsewhere' });
    expect(await refusalOf(reject(grace))).toMatchObject({ reason: 'counted_elsewhere' });
    await approve(margaret);
    expect(await status()).toBe('executing');
  });

  test('a lead ends it with a rejection, whatever the reviewers said', async () => {
    const { approve, reject, status, executions, runId } = await waiting();
    await approve(grace);
    await reject(margaret);
    expect([await status(), await executions(runId)]).toEqual(['rejected', []]);
  });

  test('two at each level, in the same instant: all four count, and it is done once', async () => {
    const members = { reviewers: [grace, linus], leads: [margaret, priya] };
    for (let round = 0; round < 3; round += 1) {
      const policy = huge({ quorum: 2, afterwards: [{ level: 2, quorum: 2 }] });
      const { approve, openReview, approvedBy, runId, status, takeJobs, reviews, brokenLinks } =
        await waiting(policy);
      for (const [level, both] of [members.reviewers, members.leads].entries()) {
        const review = await openReview(runId);
        expect(review.level).toBe(level + 1);
        await Promise.all(both.map(approve));
        expect((await approvedBy(review)).toSorted()).toEqual(both.map((id) => `${id} approve`).toSorted());
      }
      expect(await status()).toBe('executing');
      expect(await reviews()).toHaveLength(2);
      expect((await takeJobs()).filter(({ name }) => name === 'execute')).toHaveLength(1);
      expect(await brokenLinks()).toEqual([]);
    }
  });
});

describe('escalated on the way', () => {
  test('from the first level: the leads decide in the reviewers’ place, and the leads asked afterwards still are', async () => {
    const { escalate, approve, openReview, runId, status, execute, run } = await waiting();
    await escalate(grace);
    expect(await openReview(runId)).toMatchObject({
      level: 2,
      stage: 1,
      quorum: 1,
      remaining: [{ level: 2, quorum: 1 }],
    });
    await approve(margaret);
    expect(await status()).toBe('awaiting_review');
    expect(await openReview(runId)).toMatchObject({ level: 2, stage: 2 });
    expect(await refusalOf(approve(margaret))).toMatchObject({ reason: 'counted_elsewhere' });
    await approve(priya);
    await execute(runId);
    expect((await run(runId)).status).toBe('completed');
  });

  test('an escalation lowers no quorum above it', async () => {
    const { escalate, openReview, runId } = await waiting(huge({ afterwards: [{ level: 2, quorum: 2 }] }));
    await escalate(linus);
    expect(await openReview(runId)).toMatchObject({ quorum: 1, remaining: [{ level: 2, quorum: 2 }] });
  });

  test('whose approval was given before the escalation may answer again: it did not count', async () => {
    const { ctx, approve, escalate, status } = await waiting(huge({ quorum: 2, afterwards: [] }));
    await bindTeams(ctx, {
      teams: { ...teams, leads: { channel: supportChannel, members: [grace, margaret] } },
    });
    await approve(grace);
    await escalate(linus);
    await approve(grace);
    await approve(margaret);
    expect(await status()).toBe('executing');
  });
});

describe('edited on the way', () => {
  test('by a reviewer: their approval counts at their level, and the leads are asked', async () => {
    const { edit, openReview, approvedBy, reviews, runId, status, approve } = await waiting();
    await edit(grace, '250');
    const review = await openReview(runId);
    expect(review).toMatchObject({ level: 2, stage: 2 });
    const [, first] = await reviews();
    expect(await approvedBy(first!)).toEqual([`${grace} approve`]);
    expect(await approvedBy(review)).toEqual([]);
    await approve(margaret);
    expect(await status()).toBe('executing');
  });

  test('by a lead: the reviewers decide on the new version, the lead’s approval counts only at their own level', async () => {
    const { ctx, approve, edit, openReview, approvedBy, reviews, runId, status, execute, run, shop } =
      await waiting();
    const reviewers = { channel: supportChannel, members: [grace, linus, margaret] };
    await approve(grace);
    await edit(margaret, '250');
    const review = await openReview(runId);
    expect(review).toMatchObject({ level: 1, stage: 1, remaining: [{ level: 2, quorum: 1 }] });
    expect(await approvedBy(review)).toEqual([]);
    await bindTeams(ctx, { teams: { ...teams, reviewers } });
    expect(await refusalOf(approve(margaret))).toMatchObject({ reason: 'counted_elsewhere' });
    await approve(grace);
    expect(await status()).toBe('executing');
    expect(await approvedBy((await reviews()).at(-1)!)).toEqual([`${margaret} approve`]);
    await execute(runId);
    expect((await run(runId)).status).toBe('completed');
    expect(shop.refunds).toMatchObject([{ amount: 250_00 }]);
  });

  test('by a lead, where two leads are asked: the editor is one of them and nobody twice', async () => {
    const { approve, edit, openReview, approvedBy, runId, status } = await waiting(
      huge({ afterwards: [{ level: 2, quorum: 2 }] }),
    );
    await approve(grace);
    await edit(margaret, '250');
    await approve(linus);
    const review = await openReview(runId);
    expect([review.level, await approvedBy(review)]).toEqual([2, [`${margaret} approve`]]);
    expect(await refusalOf(approve(margaret))).toMatchObject({ reason: 'already_answered' });
    await approve(priya);
    expect(await status()).toBe('executing');
  });

  test('by a lead, then escalated to the leads: the editor’s approval counts once of the two', async () => {
    const { approve, edit, escalate, openReview, runId, status } = await waiting();
    await approve(grace);
    await edit(margaret, '250');
    await escalate(linus);
    await approve(margaret);
    expect(await status()).toBe('awaiting_review');
    expect(await openReview(runId)).toMatchObject({ level: 2, stage: 2 });
    expect(await refusalOf(approve(margaret))).toMatchObject({ reason: 'counted_elsewhere' });
    await approve(priya);
    expect(await status()).toBe('executing');
  });

  test('into what needs one level only: the others are no longer asked', async () => {
    const { edit, status, reviews } = await waiting();
    await edit(grace, '50');
    expect(await status()).toBe('executing');
    expect((await reviews()).map(({ level }) => level)).toEqual([1, 1]);
  });

  test('over the threshold: both levels are asked, whoever made it', async () => {
    const { edit, openReview, runId, status, approve } = await waiting(huge(), 84_00);
    expect(await openReview(runId)).toMatchObject({ level: 1, remaining: [] });
    await edit(grace, '200.01');
    expect(await openReview(runId)).toMatchObject({ level: 2, stage: 2 });
    expect(await status()).toBe('awaiting_review');
    expect(await refusalOf(approve(linus))).toMatchObject({ reason: 'not_a_reviewer' });
    await approve(priya);
    expect(await status()).toBe('executing');
  });

  test('by a lead whom the case was escalated to: it never goes back below, and no fewer must agree', async () => {
    const { escalate, edit, openReview, runId, approve, status } = await waiting();
    await escalate(grace);
    await edit(margaret, '250');
    const review = await openReview(runId);
    expect(review).toMatchObject({ level: 2, stage: 2, floor: 2 });
    expect(await refusalOf(approve(margaret))).toMatchObject({ reason: 'counted_elsewhere' });
    await edit(priya, '240');
    expect(await openReview(runId)).toMatchObject({ level: 2, stage: 2, floor: 2 });
    await approve(margaret);
    expect(await status()).toBe('executing');
  });
});

describe('two rejections end it', () => {
  const two = huge({ quorum: 2, afterwards: [], rejections: 2 });
  const three = { channel: supportChannel, members: [grace, linus, oscar] };
  const threeReviewers = async () => {
    const engine = await waiting(two);
    await bindTeams(engine.ctx, { teams: { ...teams, reviewers: three } });
    return engine;
  };

  test('one does not', async () => {
    const { reject, approve, status, openReview, runId } = await threeReviewers();
    expect((await openReview(runId)).rejections).toBe(2);
    await reject(grace);
    expect(await status()).toBe('awaiting_review');
    expect(await refusalOf(reject(grace))).toMatchObject({ reason: 'already_answered' });
    expect(await refusalOf(approve(grace))).toMatchObject({ reason: 'already_answered' });
    await approve(linus);
    await approve(oscar);
    expect(await status()).toBe('executing');
  });

  test('two do, in the same instant, too', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { reject, status, reviews, brokenLinks } = await threeReviewers();
      await Promise.all([reject(grace), reject(linus)]);
      expect(await status()).toBe('rejected');
      expect((await reviews()).map(({ resolution }) => resolution)).toEqual(['rejected']);
      expect(await brokenLinks()).toEqual([]);
    }
  });

  test('an edit keeps how many it takes', async () => {
    const { edit, openReview, runId } = await threeReviewers();
    await edit(grace, '250');
    expect(await openReview(runId)).toMatchObject({ quorum: 2, rejections: 2 });
  });
});

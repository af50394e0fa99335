import { describe, expect, test } from 'vitest';
import { getProposal } from '../../../src/db/proposals.ts';
import { listApprovals, listReviews } from '../../../src/db/reviews.ts';
import type { Rule } from '../../../src/domain/policy.ts';
import { approveReview } from '../../../src/engine/reviews/approve-review.ts';
import { minute } from '../../../src/lib/time.ts';
import { grace, linus, margaret } from '../../support/cast.ts';
import { openEngine } from '../support/engine.ts';
import { refundPolicy, refundWorkflow } from '../support/refund-workflow.ts';
import { proposes } from '../support/scripted-agent.ts';
import type { Proposed } from '../support/scripted-agent.ts';

const always = { all: [] };
const stricter = (route: Rule['route']): [Rule, ...Rule[]] => [
  { name: 'since-today', sentence: 'Since today.', when: always, route },
  ...refundPolicy,
];

/** What was approved, or let through by a rule, under the policy of yesterday; and the engine under another one. */
async function approved(proposed: Proposed) {
  const engine = await openEngine({ script: proposes(proposed) });
  const { id: runId, status } = await engine.propose();
  const approve = async (person: string, ctx = engine.ctx) => {
    const { id: reviewId } = await engine.openReview(runId);
    engine.pass(minute);
    await approveReview(ctx, { reviewId, person, surface: 'message' });
  };
  if (status === 'awaiting_review') await approve(grace);
  const under = (policy: [Rule, ...Rule[]]) => engine.withWorkflow(refundWorkflow(engine.shop, { policy }));
  return { ...engine, runId, approve, under };
}

test('the rules became stricter: people are asked again over the same proposal, and then it is done', async () => {
  const { execute, under, approve, runId, run, shop, openReview, executions, db } = await approved({
    refund: 84_00,
  });
  const today = under(stricter({ to: 'review', level: 1, quorum: 2 }));
  await execute(runId, 0, today);
  expect((await run(runId)).status).toBe('awaiting_review');
  expect([shop.refunds, await executions(runId)]).toEqual([[], []]);
  const review = await openReview(runId);
  expect(review).toMatchObject({ level: 1, quorum: 2 });
  await approve(grace, today);
  await approve(linus, today);
  await execute(runId, 0, today);
  expect((await run(runId)).status).toBe('completed');
  expect(shop.refunds).toHaveLength(1);
  const [first, second] = await listReviews(db, runId);
  expect(second?.proposalId).toBe(first?.proposalId);
  expect((await listApprovals(db, review.proposalId)).at(-1)?.id).toBe(review.id);
});

test('the leads have to see it now: they do, and their approval is enough', async () => {
  const { execute, under, approve, runId, run, openReview } = await approved({ refund: 84_00 });
  const today = under(stricter({ to: 'escalate', level: 2, quorum: 1, category: 'not_sure' }));
  await execute(runId, 0, today);
  expect((await openReview(runId)).teamId).toBe('leads');
  await approve(margaret, today);
  await execute(runId, 0, today);
  expect((await run(runId)).status).toBe('completed');
});

test('what a rule let through alone is shown to a person when it no longer may', async () => {
  const { execute, under, approve, runId, run, shop } = await approved({ tags: ['late'] });
  const today = under([
    { name: 'ask', sentence: 'Ask.', when: always, route: { to: 'review', level: 1, quorum: 1 } },
  ]);
  await execute(runId, 0, today);
  expect((await run(runId)).status).toBe('awaiting_review');
  await approve(grace, today);
  await execute(runId, 0, today);
  expect([(await run(runId)).status, shop.taggings.length]).toEqual(['completed', 1]);
});

test('what is forbidden today is not done, whoever approved it yesterday', async () => {
  const { execute, under, runId, run, shop, incidents, events, executions } = await approved({
    refund: 84_00,
  });
  await execute(runId, 0, under(stricter({ to: 'block' })));
  expect(await run(runId)).toMatchObject({ status: 'blocked', cause: 'policy', causeCode: 'since-today' });
  expect([shop.refunds, await executions(runId)]).toEqual([[], []]);
  expect(await incidents(runId)).toMatchObject([{ cause: 'policy', code: 'since-today' }]);
  expect(await events(runId)).toContain('policy.routed');
});

describe('is done as approved', () => {
  const looser: [Rule, ...Rule[]] = [
    { name: 'trust', sentence: 'Everything runs alone.', when: always, route: { to: 'auto' } },
  ];

  test('when the rules became looser', async () => {
    const { execute, under, runId, run, events } = await approved({ refund: 84_00 });
    await execute(runId, 0, under(looser));
    expect((await run(runId)).status).toBe('completed');
    expect((await events(runId)).filter((type) => type === 'policy.routed')).toHaveLength(1);
  });

  test('when another version of the workflow judges the same', async () => {
    const { execute, withWorkflow, shop, runId, run } = await approved({ refund: 84_00 });
    const today = refundWorkflow(shop, { instructions: 'Read the ticket twice.' });
    await execute(runId, 0, withWorkflow(today));
    expect((await run(runId)).status).toBe('completed');
  });

  test('when the rules became stricter after it was begun: half a case is worse than a whole one', async () => {
    const { execute, under, runId, run, shop } = await approved({ refund: 84_00, reply: 'Sorry.' });
    shop.plan('refund', 'lost answer');
    await expect(execute(runId)).rejects.toThrow('Not now');
    await execute(runId, 1, under(stricter({ to: 'block' })));
    expect([(await run(runId)).status, shop.replies.length]).toEqual(['completed', 1]);
  });
});

test('the approval names the version of the rules it was given under', async () => {
  const { runId, eventRows, ctx, db } = await approved({ refund: 84_00 });
  const decided = (await eventRows(runId)).find(({ type }) => type === 'review.decided');
  const proposal = await getProposal(db, decided?.data['proposal'] as string);
  expect(decided?.data).toMatchObject({
    workflowVersion: ctx.workflows[0]?.version,
    digest: proposal.digest,
  });
});

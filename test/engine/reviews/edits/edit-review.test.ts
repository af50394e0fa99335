import { describe, expect, test } from 'vitest';
import { getProposal, getProposalBody, listProposals } from '../../../../src/db/proposals.ts';
import { listReviewDecisions, listReviews } from '../../../../src/db/reviews.ts';
import { approveReview } from '../../../../src/engine/reviews/approve-review.ts';
import { editReview } from '../../../../src/engine/reviews/edits/edit-review.ts';
import { changesBetween } from '../../../../src/domain/proposal.ts';
import { ada, grace, linus, margaret } from '../../../support/cast.ts';
import { openEngine } from '../../support/engine.ts';
import { refundPolicy } from '../../support/refund-workflow.ts';
import type { RefundSpec } from '../../support/refund-workflow.ts';
import { refusalOf } from '../../support/refusal-of.ts';
import { proposes } from '../../support/scripted-agent.ts';
import type { Proposed } from '../../support/scripted-agent.ts';

const surface = 'view' as const;

/** A proposal that waits for a decision, and how people change it: by tool and argument, as typed. */
async function waiting(proposed: Proposed, spec: Partial<RefundSpec> = {}) {
  const engine = await openEngine({ script: proposes(proposed), spec, racing: true });
  const { id: runId } = await engine.propose();
  const review = await engine.openReview(runId);
  const { actions } = await getProposalBody(engine.db, await getProposal(engine.db, review.proposalId));
  const edit = (person: string, typed: Record<string, string>, reviewId = review.id) => {
    const edits = Object.entries(typed).map(([field, text]) => {
      const [tool, argument] = field.split('.');
      return [`${actions.find((action) => action.tool === tool)?.id}:${argument}`, text];
    });
    return editReview(engine.ctx, { reviewId, person, surface, edits: Object.fromEntries(edits) as never });
  };
  return { ...engine, runId, review, actions, edit, proposals: () => listProposals(engine.db, runId) };
}

test('Grace corrects the amount: the next version counts as approved by her, and is what will be executed', async () => {
  const { edit, runId, run, proposals, db, executions, events, review } = await waiting({ refund: 84_00 });
  await edit(grace, { 'till_refund.amount': '60,00' });
  expect((await run(runId)).status).toBe('executing');
  const [first, second] = await proposals();
  expect(second).toMatchObject({ version: 2, authorKind: 'person', authorId: grace });
  expect(second?.digest).not.toBe(first?.digest);
  const [before, after] = await Promise.all(
    [first, second].map((each) => getProposalBody(db, each as never)),
  );
  expect(changesBetween(before?.actions ?? [], after?.actions ?? [])).toMatchObject([
    { from: '8400', to: '6000' },
  ]);
  expect(after?.actions[0]?.says).toBe('Refund €60.00 of ch_1042');
  expect(await executions(runId)).toMatchObject([
    { actionId: after?.actions[0]?.id, proposalId: second?.id },
  ]);
  expect(after?.actions[0]?.id).not.toBe(before?.actions[0]?.id);
  expect((await listReviews(db, runId)).map(({ resolution }) => resolution)).toEqual(['edited', 'approved']);
  expect(await listReviewDecisions(db, review.id)).toMatchObject([{ kind: 'edit', deciderId: grace }]);
  expect(await events(runId)).toContain('proposal.edited');
});

test('an edit over the threshold needs a second person; the editor counts as the first', async () => {
  const { edit, runId, run, openReview, ctx } = await waiting({ refund: 84_00 });
  await edit(grace, { 'till_refund.amount': '100.01' });
  expect((await run(runId)).status).toBe('awaiting_review');
  const next = await openReview(runId);
  expect(next).toMatchObject({ level: 1, quorum: 2 });
  const again = approveReview(ctx, { reviewId: next.id, person: grace, surface });
  expect(await refusalOf(again)).toMatchObject({ reason: 'already_answered' });
  await approveReview(ctx, { reviewId: next.id, person: linus, surface });
  expect((await run(runId)).status).toBe('executing');
});

test('an edit below the threshold needs no second person, and earlier approvals do not count', async () => {
  const { edit, runId, run, ctx, review, db } = await waiting({ refund: 150_00 });
  await approveReview(ctx, { reviewId: review.id, person: grace, surface });
  await edit(linus, { 'till_refund.amount': '90' });
  expect((await run(runId)).status).toBe('executing');
  const last = (await listReviews(db, runId)).at(-1);
  expect(await listReviewDecisions(db, last?.id ?? '')).toMatchObject([
    { kind: 'approve', deciderId: linus },
  ]);
});

test('an edit of two that stays above the threshold leaves one approval, the editor’s', async () => {
  const { edit, runId, run, ctx, review, openReview, db } = await waiting({ refund: 150_00 });
  await approveReview(ctx, { reviewId: review.id, person: grace, surface });
  await edit(linus, { 'till_refund.amount': '140' });
  expect((await run(runId)).status).toBe('awaiting_review');
  const answers = await listReviewDecisions(db, (await openReview(runId)).id);
  expect(answers.map(({ deciderId }) => deciderId)).toEqual([linus]);
});

describe('what people took up stays with people', () => {
  const free: RefundSpec['policy'] = [
    {
      name: 'small',
      sentence: 'Small ones run alone.',
      when: { fact: 'refund total', below: 30_00 },
      route: { to: 'auto' },
    },
    ...refundPolicy.filter(({ name }) => name !== 'any-refund-or-reply'),
  ];

  test('an edit into what could run alone is still a person’s decision', async () => {
    const { edit, runId, db } = await waiting({ refund: 84_00 }, { policy: free });
    await edit(grace, { 'till_refund.amount': '20' });
    const reviews = await listReviews(db, runId);
    expect(reviews.at(-1)).toMatchObject({ level: 1, quorum: 1, resolution: 'approved' });
  });

  test('a case that reached the leads stays with the leads', async () => {
    const { edit, runId, run, db } = await waiting({ refund: 84_00, confidence: 0.5 });
    expect(await refusalOf(edit(grace, { 'till_refund.amount': '5' }))).toMatchObject({
      reason: 'not_a_reviewer',
    });
    await edit(margaret, { 'till_refund.amount': '5' });
    expect((await run(runId)).status).toBe('executing');
    expect((await listReviews(db, runId)).map(({ level }) => level)).toEqual([2, 2]);
  });
});

test('an edit that belongs to another team goes there, without the editor’s approval', async () => {
  const policy: RefundSpec['policy'] = [
    ...refundPolicy,
    {
      name: 'huge',
      sentence: 'Above €200 the leads decide.',
      when: { fact: 'refund total', above: 200_00 },
      route: { to: 'review', level: 2, quorum: 1 },
    },
  ];
  const { edit, runId, openReview, db } = await waiting({ refund: 84_00 }, { policy });
  await edit(grace, { 'till_refund.amount': '300' });
  const next = await openReview(runId);
  expect(next).toMatchObject({ teamId: 'leads', level: 2 });
  expect(await listReviewDecisions(db, next.id)).toEqual([]);
});

describe('an edit is refused, and the review stays as it was', () => {
  const refused: [string, Record<string, string>, string, RegExp][] = [
    ['when nothing was changed', { 'till_refund.amount': '84.00' }, 'nothing_changed', /^{}$/],
    ['when it is no amount', { 'till_refund.amount': 'all of it' }, 'bad_input', /Type an amount in EUR/],
    ['when it is nothing', { 'till_refund.amount': '0' }, 'bad_input', /Type an amount above zero/],
    ['when the reply is gone', { 'desk_reply.text': '' }, 'bad_input', /Type a reply/],
    ['when what was changed may not be', { 'till_refund.charge': 'ch_9' }, 'nothing_changed', /^{}$/],
  ];

  test.each(refused)('%s', async (_what, typed, reason, detail) => {
    const { edit, runId, review, openReview, proposals } = await waiting({ refund: 84_00, reply: 'Sorry.' });
    const refusal = await refusalOf(edit(grace, typed));
    expect(refusal.reason).toBe(reason);
    expect(JSON.stringify(refusal.detail)).toMatch(detail);
    expect((await openReview(runId)).id).toBe(review.id);
    expect(await proposals()).toHaveLength(1);
  });

  test('with every problem at once, by field', async () => {
    const { edit, actions } = await waiting({ refund: 84_00, reply: 'Sorry.' });
    const { detail } = await refusalOf(edit(grace, { 'till_refund.amount': 'x', 'desk_reply.text': '' }));
    const [refund, reply] = actions;
    expect(Object.keys(detail).toSorted()).toEqual([`${refund?.id}:amount`, `${reply?.id}:text`].toSorted());
  });

  test('when a rule forbids what it would do', async () => {
    const policy: RefundSpec['policy'] = [
      ...refundPolicy,
      {
        name: 'never',
        sentence: 'Never above €900.',
        when: { fact: 'refund total', above: 900_00 },
        route: { to: 'block' },
      },
    ];
    const { edit, runId, run } = await waiting({ refund: 84_00 }, { policy });
    expect(await refusalOf(edit(grace, { 'till_refund.amount': '901' }))).toEqual({
      reason: 'forbidden_by_rule',
      detail: { sentence: 'Never above €900.' },
    });
    expect((await run(runId)).status).toBe('awaiting_review');
  });

  test('for Ada, who asked for the run', async () => {
    const { edit } = await waiting({ refund: 84_00 });
    expect(await refusalOf(edit(ada, { 'till_refund.amount': '1' }))).toMatchObject({
      reason: 'own_request',
    });
  });
});

test('Grace and Linus edit at once: one version follows, the other is told who won', async () => {
  const { edit, proposals } = await waiting({ refund: 84_00 });
  const answers = await Promise.allSettled([
    edit(grace, { 'till_refund.amount': '60' }),
    edit(linus, { 'till_refund.amount': '70' }),
  ]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const lost = answers.find((answer) => answer.status === 'rejected');
  expect(lost?.reason).toMatchObject({ reason: 'review_over', detail: { resolution: 'edited' } });
  expect(await proposals()).toHaveLength(2);
});

import { describe, expect, test } from 'vitest';
import { getProposalBody, listProposals } from '../../../src/db/proposals.ts';
import { listReviews, listRunDecisions } from '../../../src/db/reviews.ts';
import { Refused } from '../../../src/domain/refused.ts';
import { approveReview } from '../../../src/engine/reviews/approve-review.ts';
import { editReview } from '../../../src/engine/reviews/edits/edit-review.ts';
import { escalateReview } from '../../../src/engine/reviews/escalate-review.ts';
import { rejectReview } from '../../../src/engine/reviews/reject-review.ts';
import { supportChannel, teams } from '../../support/cast.ts';
import { bindTeams } from '../support/bind-teams.ts';
import { openEngine } from '../support/engine.ts';
import { proposes } from '../support/scripted-agent.ts';

const surface = 'message' as const;
const twenty = Array.from({ length: 20 }, (_, index) => `U0CROWD${index + 1}`);

/** A refund, twenty reviewers, and the ways in which each can answer. */
async function crowded(amount: number) {
  const engine = await openEngine({ script: proposes({ refund: amount }), racing: true });
  const reviewers = { channel: supportChannel, members: twenty };
  await bindTeams(engine.ctx, { teams: { ...teams, reviewers } });
  const { id: runId } = await engine.propose();
  const { id: reviewId } = await engine.openReview(runId);
  const { ctx, db } = engine;
  const [proposal] = await listProposals(db, runId);
  const [action] = (await getProposalBody(db, proposal!)).actions;
  const ways = {
    approve: (person: string) => approveReview(ctx, { reviewId, person, surface }),
    reject: (person: string) =>
      rejectReview(ctx, {
        reviewId,
        person,
        surface,
        reasonCode: 'wrong_amount',
        note: '',
        again: false,
      }),
    escalate: (person: string) =>
      escalateReview(ctx, { reviewId, person, surface, category: 'above_my_limit', note: '' }),
    edit: (person: string, typed = '40.00') =>
      editReview(ctx, { reviewId, person, surface, edits: { [`${action?.id}:amount`]: typed } }),
  };
  const refusals = async () =>
    (await engine.eventRows(runId)).flatMap(({ type, data }) => (type === 'refused' ? [data['reason']] : []));
  return { ...engine, runId, reviewId, ways, refusals };
}

/** What came of each: true for who was counted, else why not. Anything but a refusal fails. */
async function outcomes(attempts: Promise<unknown>[]): Promise<(true | Refused)[]> {
  const settled = await Promise.allSettled(attempts);
  return settled.map((each) => {
    if (each.status === 'fulfilled') return true;
    if (each.reason instanceof Refused) return each.reason;
    throw each.reason;
  });
}

test('twenty approve at once where two are needed: two count, eighteen learn who was last, it is done once', async () => {
  const { ways, db, runId, run, takeJobs, refusals, brokenLinks } = await crowded(150_00);
  const told = await outcomes(twenty.map((person) => ways.approve(person)));
  expect(told.filter((each) => each === true)).toHaveLength(2);
  const decisions = await listRunDecisions(db, runId);
  expect(decisions.map(({ kind }) => kind)).toEqual(['approve', 'approve']);
  const winners = decisions.map(({ deciderId }) => deciderId);
  for (const each of told.filter((one) => one !== true))
    expect(each).toMatchObject({
      reason: 'review_over',
      detail: { resolution: 'approved', by: expect.toSatisfy((id: string) => winners.includes(id)) },
    });
  expect(await refusals()).toHaveLength(18);
  expect((await run(runId)).status).toBe('executing');
  expect((await takeJobs()).filter(({ name }) => name === 'execute')).toHaveLength(1);
  expect(await brokenLinks()).toEqual([]);
});

test('twenty approve, reject, edit and escalate at once: one outcome, every loser is told, the chain is whole', async () => {
  for (let round = 0; round < 3; round += 1) {
    const engine = await crowded(round % 2 ? 150_00 : 84_00);
    const { ways, db, runId, run, executions, refusals, brokenLinks } = engine;
    const kinds = ['approve', 'reject', 'edit', 'escalate'] as const;
    const attempts = twenty.map((person, index) => ways[kinds[(index + round) % 4]!](person));
    const told = await outcomes(attempts);
    const [first, ...others] = await listReviews(db, runId);
    const { status } = await run(runId);
    const counted = (await listRunDecisions(db, runId)).filter(({ reviewId }) => reviewId === first?.id);
    expect(told.filter((each) => each === true)).toHaveLength(counted.length);
    expect(await refusals()).toHaveLength(20 - counted.length);
    for (const each of told.filter((one) => one !== true))
      expect(each).toMatchObject({ reason: 'review_over', detail: { resolution: first?.resolution } });
    expect(first?.resolution).toBeOneOf(['approved', 'rejected', 'edited', 'escalated']);
    const ended = { approved: 'executing', rejected: 'rejected', escalated: 'awaiting_review' };
    if (first?.resolution !== 'edited') expect(status).toBe(ended[first?.resolution as keyof typeof ended]);
    expect(others.length).toBe(['edited', 'escalated'].includes(first?.resolution ?? '') ? 1 : 0);
    expect((await executions(runId)).length).toBe(status === 'executing' ? 1 : 0);
    expect(await brokenLinks()).toEqual([]);
  }
});

describe('twenty save their own edit at once', () => {
  test('exactly one version follows, it is its editor’s, and nineteen are told whose', async () => {
    const { ways, db, runId, openReview, refusals, brokenLinks } = await crowded(150_00);
    const told = await outcomes(twenty.map((person, index) => ways.edit(person, `${120 + index}.00`)));
    expect(told.filter((each) => each === true)).toHaveLength(1);
    const versions = await listProposals(db, runId);
    expect(versions.map(({ version }) => version)).toEqual([1, 2]);
    const winner = twenty[told.indexOf(true)];
    expect(versions[1]).toMatchObject({ authorId: winner });
    const { actions } = await getProposalBody(db, versions[1]!);
    expect(actions[0]?.args['amount']).toBe((120 + told.indexOf(true)) * 100);
    for (const each of told.filter((one) => one !== true))
      expect(each).toMatchObject({ reason: 'review_over', detail: { resolution: 'edited', by: winner } });
    expect(await refusals()).toHaveLength(19);
    expect(await openReview(runId)).toMatchObject({ proposalId: versions[1]?.id, quorum: 2 });
    expect(await brokenLinks()).toEqual([]);
  });
});

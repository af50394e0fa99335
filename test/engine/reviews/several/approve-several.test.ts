import { describe, expect, test } from 'vitest';
import type { Db } from '../../../../src/db/client.ts';
import type { Queue } from '../../../../src/db/queue.ts';
import { getProposal, getProposalBody } from '../../../../src/db/proposals.ts';
import { findReview, listReviewDecisions } from '../../../../src/db/reviews.ts';
import { approveReview } from '../../../../src/engine/reviews/approve-review.ts';
import { approveSeveral } from '../../../../src/engine/reviews/several/approve-several.ts';
import type { SeenLine } from '../../../../src/engine/reviews/several/approve-several.ts';
import { editReview } from '../../../../src/engine/reviews/edits/edit-review.ts';
import { escalateReview } from '../../../../src/engine/reviews/escalate-review.ts';
import { ada, grace, linus, margaret, oscar } from '../../../support/cast.ts';
import { openEngine } from '../../support/engine.ts';
import { refusalOf } from '../../support/refusal-of.ts';
import { proposes, scriptedAgent } from '../../support/scripted-agent.ts';
import type { Script } from '../../support/scripted-agent.ts';

const tags = (name: string) => proposes({ tags: [name] });
const surface = 'view' as const;

/** Runs in pilot that wait for their reviewers, one a script, and the lines of a queue as they were seen. */
async function queueOf(...scripts: [Script, ...Script[]]) {
  const engine = await openEngine({ agent: scriptedAgent(...scripts), mode: 'pilot' });
  const seen: (SeenLine & { runId: string })[] = [];
  while (seen.length < scripts.length) {
    const { id: runId } = await engine.propose();
    const { id: reviewId, proposalId } = await engine.openReview(runId);
    const { digest } = await getProposal(engine.db, proposalId);
    seen.push({ runId, reviewId, digest });
  }
  await engine.takeJobs();
  const approve = async (lines: readonly SeenLine[], person = grace) =>
    (await approveSeveral(engine.ctx, person, lines)).map((outcome) =>
      outcome.became === 'refused' ? outcome.refused.reason : outcome.became,
    );
  const statuses = () => Promise.all(seen.map(async ({ runId }) => (await engine.run(runId)).status));
  return { ...engine, seen, approve, statuses };
}

test('Grace approves three together: each is her decision, over its own digest, on record from the queue', async () => {
  const { seen, approve, statuses, eventRows, takeJobs, brokenLinks } = await queueOf(
    tags('a'),
    tags('b'),
    tags('c'),
  );
  expect(await approve(seen)).toEqual(['approved', 'approved', 'approved']);
  expect(await statuses()).toEqual(['executing', 'executing', 'executing']);
  for (const { runId, digest } of seen) {
    const decided = (await eventRows(runId)).filter(({ type }) => type === 'review.decided');
    expect(decided).toMatchObject([{ actorId: grace, surface: 'queue', data: { kind: 'approve', digest } }]);
  }
  expect(new Set(seen.map(({ digest }) => digest)).size).toBe(3);
  expect((await takeJobs()).map(({ name, id }) => [name, id])).toEqual(
    seen.map(({ runId }) => ['execute', runId]),
  );
  expect(await brokenLinks()).toEqual([]);
});

test('the form sent twice, even at the same moment, decides each once', async () => {
  const { seen, approve, db, takeJobs } = await queueOf(tags('a'), tags('b'));
  const answers = await Promise.all([approve(seen), approve(seen)]);
  expect(answers).toEqual([
    ['approved', 'approved'],
    ['approved', 'approved'],
  ]);
  for (const { reviewId } of seen) expect(await listReviewDecisions(db, reviewId)).toHaveLength(1);
  expect(await takeJobs()).toHaveLength(2);
});

test('one that Linus changed meanwhile is refused alone, and says that it was he', async () => {
  const { seen, ctx, db, approve, statuses, eventRows } = await queueOf(tags('a'), tags('b'), tags('c'));
  const [, second] = seen;
  const body = await bodyOf(db, second!.reviewId);
  await editReview(ctx, {
    reviewId: second!.reviewId,
    person: linus,
    surface,
    edits: { [`${body.actions[0]?.id}:tags`]: 'other' },
  });
  expect(await approve(seen)).toEqual(['approved', 'review_over', 'approved']);
  expect((await statuses())[0]).toBe('executing');
  expect((await eventRows(second!.runId)).at(-1)).toMatchObject({
    type: 'refused',
    actorId: grace,
    surface: 'queue',
    data: { attempted: `approve ${second!.reviewId}`, reason: 'review_over' },
  });
});

test('another digest than the one that was shown is refused: nobody approves what they did not see', async () => {
  const { seen, approve, statuses } = await queueOf(tags('a'), tags('b'));
  const [first, second] = seen;
  const stale = [{ ...first!, digest: second!.digest }, second!];
  expect(await approve(stale)).toEqual(['proposal_changed', 'approved']);
  expect(await statuses()).toEqual(['awaiting_review', 'executing']);
});

describe('what needs a look of its own is refused, whatever a list offered', () => {
  test('a refund, a weak confidence that a rule escalated, and what takes two approvals', async () => {
    const { seen, approve, ctx, eventRows } = await queueOf(
      proposes({ refund: 84_00 }),
      proposes({ tags: ['a'], confidence: 0.3 }),
      proposes({ refund: 100_01 }),
      tags('b'),
    );
    expect(await approve(seen)).toEqual(['not_for_bulk', 'not_a_reviewer', 'not_for_bulk', 'approved']);
    const [refund, escalated] = seen;
    expect((await eventRows(refund!.runId)).at(-1)).toMatchObject({
      type: 'refused',
      data: { reason: 'not_for_bulk' },
    });
    const asLead = approveReview(ctx, { ...escalated!, person: margaret, surface: 'queue' });
    expect(await refusalOf(asLead)).toEqual({ reason: 'not_for_bulk', detail: { obstacle: 'escalated' } });
  });

  test('what a person moved up; on its card it can be decided', async () => {
    const { seen, ctx, openReview, run } = await queueOf(tags('a'));
    const { runId, reviewId, digest } = seen[0]!;
    const category = 'above_my_limit';
    await escalateReview(ctx, { reviewId, person: grace, surface, category, note: '' });
    const { id } = await openReview(runId);
    const approving = { reviewId: id, person: margaret, digest };
    expect(await refusalOf(approveReview(ctx, { ...approving, surface: 'queue' }))).toMatchObject({
      reason: 'not_for_bulk',
    });
    await approveReview(ctx, { ...approving, surface: 'message' });
    expect((await run(runId)).status).toBe('executing');
  });

  test.each([
    ['no evidence', { evidence: [] }, 'no_evidence'],
    ['evidence that is not verified', { evidence: [quoting('It came on time.')] }, 'unverified'],
    ['an open question', { question: 'Is it spam?' }, 'question'],
  ])('%s', async (_what, change, obstacle) => {
    const script: Script = async ({ task, call, submit }) => {
      const ticket = /\d+/.exec(task.input)?.[0] ?? '';
      await call('desk_ticket', { ticket });
      await call('desk_tag', { ticket, tags: ['a'] });
      return submit(change);
    };
    const { seen, ctx } = await queueOf(script);
    const attempt = approveReview(ctx, { ...seen[0]!, person: grace, surface: 'queue' });
    expect(await refusalOf(attempt)).toEqual({ reason: 'not_for_bulk', detail: { obstacle } });
  });
});

test.each([
  [ada, 'own_request'],
  [oscar, 'not_a_reviewer'],
])('%s is refused on every line: %s', async (person, reason) => {
  const { seen, approve, statuses } = await queueOf(tags('a'), tags('b'));
  expect(await approve(seen, person)).toEqual([reason, reason]);
  expect(await statuses()).toEqual(['awaiting_review', 'awaiting_review']);
});

test('a line that breaks has a reference in the log, changes nothing, and stops no other one', async () => {
  const { seen, ctx, statuses, db } = await queueOf(tags('a'), tags('b'));
  const [first, second] = [seen[0]!, seen[1]!];
  const enqueue: Queue['enqueue'] = async (tx, name, id, startAfter) => {
    if (id === first.runId) throw new Error('The queue does not answer.');
    return ctx.queue.enqueue(tx, name, id, startAfter);
  };
  const outcomes = await approveSeveral({ ...ctx, queue: { ...ctx.queue, enqueue } }, grace, [first, second]);
  expect(outcomes).toEqual([
    { reviewId: first.reviewId, became: 'failed', reference: expect.stringMatching(/^ref_/) },
    { reviewId: second.reviewId, became: 'approved' },
  ]);
  expect(await statuses()).toEqual(['awaiting_review', 'executing']);
  expect(await listReviewDecisions(db, first.reviewId)).toEqual([]);
});

async function bodyOf(db: Db, reviewId: string) {
  const review = await findReview(db, reviewId);
  return getProposalBody(db, await getProposal(db, review?.proposalId ?? ''));
}

function quoting(quote: string) {
  return { source: 'desk_ticket', record: null, quote };
}

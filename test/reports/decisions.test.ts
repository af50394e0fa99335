import { expect, test } from 'vitest';
import { decisions, proposals, reviews } from '../../src/db/schema/reviews.ts';
import { approveReview } from '../../src/engine/reviews/approve-review.ts';
import { rejectReview } from '../../src/engine/reviews/reject-review.ts';
import { later, minute } from '../../src/lib/time.ts';
import { decisionPages } from '../../src/reports/decisions.ts';
import type { ExportedDecision } from '../../src/reports/decisions.ts';
import { tablesWith } from '../cli/support/whole-database.ts';
import { noon, openEngine } from '../engine/support/engine.ts';
import { proposes, refundOf } from '../engine/support/scripted-agent.ts';
import { grace } from '../support/cast.ts';
import { sourcesOf } from './support/sources.ts';

const surface = 'message' as const;
const always = { from: new Date(0), to: later(noon, 365 * 24 * 60 * minute) };

async function exported(engine: Awaited<ReturnType<typeof openEngine>>, change = {}, limit?: number) {
  const rows: ExportedDecision[] = [];
  const wanted = { workflowIds: ['refunds'], ...always, ...change };
  for await (const page of decisionPages(sourcesOf(engine.ctx), wanted, limit)) rows.push(...page);
  return rows;
}

test('an approval of Grace’s has who, what, when, on which surface and how long it took', async () => {
  const engine = await openEngine({ script: refundOf(84_00) });
  const run = await engine.propose();
  const review = await engine.openReview(run.id);
  engine.pass(90 * 1_000 + 500);
  await approveReview(engine.ctx, { reviewId: review.id, person: grace, surface });
  const [proposal] = await engine.db.select().from(proposals);
  expect(await exported(engine)).toEqual([
    {
      decided_at: '2026-11-23T12:01:30.500Z',
      workflow: 'refunds',
      workflow_version: run.workflowVersion,
      run: run.id,
      subject: run.subjectKey,
      review: review.id,
      level: 1,
      team: 'reviewers',
      proposal_version: 1,
      digest: proposal?.digest,
      kind: 'approve',
      reason_code: null,
      decider_kind: 'person',
      decider_id: grace,
      on_behalf_of: null,
      surface: 'message',
      opened_at: '2026-11-23T12:00:00.000Z',
      seconds_to_decide: 90.5,
      again: false,
      automatic: false,
    },
  ]);
});

test('a rule’s approval is a decision of that rule and version, with no review and no time', async () => {
  const engine = await openEngine({ script: proposes({ tags: ['late'] }) });
  const run = await engine.propose();
  expect(await exported(engine)).toMatchObject([
    {
      run: run.id,
      workflow_version: run.workflowVersion,
      decider_kind: 'rule',
      decider_id: 'tags-alone',
      automatic: true,
      review: null,
      level: null,
      opened_at: null,
      seconds_to_decide: null,
    },
  ]);
});

test('what Grace wrote beside her decision stays where it can be erased', async () => {
  const engine = await openEngine({ script: refundOf(84_00) });
  const run = await engine.propose();
  const { id: reviewId } = await engine.openReview(run.id);
  const said = 'Maya wrote that it was €48';
  await rejectReview(engine.ctx, {
    reviewId,
    person: grace,
    surface,
    reasonCode: 'wrong_amount',
    note: said,
  });
  expect(await tablesWith(engine.db, said)).not.toEqual([]);
  const rows = await exported(engine);
  expect(rows).toMatchObject([{ kind: 'reject', reason_code: 'wrong_amount' }]);
  expect(JSON.stringify(rows)).not.toContain(said);
});

test('the first moment is in it and the last is not; of another workflow there is nothing', async () => {
  const engine = await openEngine({ script: proposes({ tags: ['late'] }) });
  await engine.propose();
  expect(await exported(engine, { from: noon, to: later(noon, 1) })).toHaveLength(1);
  expect(await exported(engine, { from: later(noon, 1) })).toHaveLength(0);
  expect(await exported(engine, { to: noon })).toHaveLength(0);
  expect(await exported(engine, { workflowIds: ['other'] })).toHaveLength(0);
});

test('page after page, every decision comes once and in order, those of one instant too', async () => {
  const engine = await openEngine({ script: refundOf(84_00) });
  const { db } = engine;
  const run = await engine.propose();
  const [[review], [proposal]] = await Promise.all([db.select().from(reviews), db.select().from(proposals)]);
  const made = Array.from({ length: 2_500 }, (_, index) => ({
    id: `dec_${String(index).padStart(12, '0')}`,
    runId: run.id,
    reviewId: review?.id ?? '',
    proposalId: proposal?.id ?? '',
    kind: 'approve' as const,
    deciderKind: 'person' as const,
    deciderId: `U${index}`,
    surface,
    decidedAt: later(noon, Math.floor(index / 700)),
  }));
  await db.insert(decisions).values(made);
  for (const limit of [7, 1_000, 2_500, undefined]) {
    const rows = await exported(engine, {}, limit);
    expect(rows.map(({ decider_id }) => decider_id)).toEqual(made.map(({ deciderId }) => deciderId));
  }
});

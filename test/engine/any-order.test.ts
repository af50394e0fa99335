import { expect, test } from 'vitest';
import { eq, sql } from 'drizzle-orm';
import { decisions, proposals, reviews } from '../../src/db/schema/reviews.ts';
import { Refused } from '../../src/domain/refused.ts';
import { approveReview } from '../../src/engine/reviews/approve-review.ts';
import { cancelRun } from '../../src/engine/runs/cancel-run.ts';
import { editReview } from '../../src/engine/reviews/edits/edit-review.ts';
import { escalateReview } from '../../src/engine/reviews/escalate-review.ts';
import { keepTime } from '../../src/engine/reviews/clock/keep-time.ts';
import { rejectReview } from '../../src/engine/reviews/reject-review.ts';
import { bindTeams } from './support/bind-teams.ts';
import { sweep } from '../../src/engine/runs/sweep.ts';
import { TryLater } from '../../src/engine/try-later.ts';
import type { RunStatus } from '../../src/domain/run.ts';
import { assertMove } from '../../src/domain/run.ts';
import { hour, minute } from '../../src/lib/time.ts';
import { randomFrom } from '../chaos/support/random.ts';
import type { Random } from '../chaos/support/random.ts';
import { ada, everybody, grace, linus, margaret, priya, supportChannel } from '../support/cast.ts';
import { openEngine } from './support/engine.ts';
import type { Engine } from './support/engine.ts';
import { refundOf } from './support/scripted-agent.ts';
import { expectTimeKept } from './support/time-kept.ts';

const surface = 'message' as const;
type Act = (
  engine: Engine,
  runId: string,
  reviewId: string,
  person: string,
  random: Random,
) => Promise<unknown>;

const decisionsOf: [Act, ...Act[]] = [
  ({ ctx }, _run, reviewId, person) => approveReview(ctx, { reviewId, person, surface }),
  ({ ctx }, _run, reviewId, person) => approveReview(ctx, { reviewId, person, surface }),
  ({ ctx }, _run, reviewId, person) => approveReview(ctx, { reviewId, person, surface }),
  async ({ ctx, db }, _run, reviewId, person, random) => {
    const [row] = await db.execute<{ id: string }>(sql`select body->'actions'->0->>'id' as id from contents
      where id = (select body_id from proposals join reviews on proposal_id = proposals.id where reviews.id = ${reviewId})`);
    const amount = random.oneOf(['84', '99.99', '100.01', '240', 'all of it']);
    return editReview(ctx, { reviewId, person, surface, edits: { [`${row?.id}:amount`]: amount } });
  },
  ({ ctx }, _run, reviewId, person) =>
    escalateReview(ctx, { reviewId, person, surface, category: 'above_my_limit', note: '' }),
  ({ ctx }, _run, reviewId, person, random) => {
    const reasonCode = random.oneOf(['wrong_amount', 'no_such_reason']);
    const again = random.next() < 0.6;
    return rejectReview(ctx, { reviewId, person, surface, reasonCode, note: '', again });
  },
];

const everything: [Act, ...Act[]] = [
  ...decisionsOf,
  ...decisionsOf,
  ({ execute }, runId) => execute(runId),
  ({ execute }, runId) => execute(runId, 5),
  ({ think }, runId) => think(runId),
  ({ ctx }, _run, reviewId) => keepTime(ctx, reviewId),
  ({ ctx }) => sweep(ctx),
  ({ ctx }, runId, _review, person, random) =>
    random.next() < 0.2 ? cancelRun(ctx, { runId, person, surface }) : Promise.resolve(),
  async ({ pass }, _run, _review, _person, random) => pass(random.oneOf([minute, hour, 5 * hour])),
  async ({ shop }, _run, _review, _person, random) =>
    shop.plan(
      random.oneOf(['refund', 'reply']),
      random.oneOf(['lost answer', 'lost request', 'busy', 'refused']),
    ),
];

/** What was refused or put off is no failure; anything else is. */
async function attempt(act: Promise<unknown>): Promise<void> {
  try {
    await act;
  } catch (error) {
    if (!(error instanceof Refused || error instanceof TryLater)) throw error;
  }
}

const statusAfter: Record<string, RunStatus> = {
  'run.queued': 'queued',
  'run.started': 'running',
  'run.restarted': 'running',
  'run.retried': 'running',
  'review.opened': 'awaiting_review',
  'run.completed': 'completed',
  'run.rejected': 'rejected',
  'run.expired': 'expired',
  'run.blocked': 'blocked',
  'run.cancelled': 'cancelled',
};

/** The way of the run as its events tell it. An approval that ended a review, or was a rule's, led to execution. */
async function wayOf({ eventRows }: Engine, runId: string): Promise<RunStatus[]> {
  const way = (await eventRows(runId)).flatMap(({ type, actorKind, data }) => {
    if (type === 'review.resolved' && data['resolution'] === 'approved') return ['executing' as const];
    if (type === 'review.decided' && actorKind === 'rule') return ['executing' as const];
    return statusAfter[type] ?? [];
  });
  // Sent back, or begun again after that: it runs, and it is no move.
  return way.filter((status, index) => status !== 'running' || way[index - 1] !== 'running');
}

async function expectInvariants(engine: Engine, runId: string): Promise<void> {
  const { db, shop } = engine;
  const open = await db.$count(reviews, sql`run_id = ${runId} and resolution is null`);
  const { status } = await engine.run(runId);
  expect(open).toBe(status === 'awaiting_review' ? 1 : 0);

  const way = await wayOf(engine, runId);
  expect(way.at(-1)).toBe(status);
  for (const [index, to] of way.entries()) if (index > 0) assertMove(way[index - 1] ?? to, to);

  const answers = await db.select().from(decisions).where(eq(decisions.runId, runId));
  expect(answers.filter(({ deciderId }) => deciderId === ada)).toEqual([]);

  const proposed = new Map((await db.select().from(proposals)).map((row) => [row.id, row.digest]));
  const done = (await engine.executions(runId)).filter(({ claimedAt }) => claimedAt !== null);
  for (const { proposalId } of done) {
    const approved = await db.$count(
      reviews,
      sql`proposal_id = ${proposalId} and resolution = 'approved'
        and quorum <= (select count(*) from decisions where review_id = reviews.id and kind = 'approve')`,
    );
    expect(approved).toBe(1);
    const over = (await engine.eventRows(runId)).filter(
      ({ type, data }) =>
        type === 'review.decided' && data['proposal'] === proposalId && data['kind'] === 'approve',
    );
    expect(over.map(({ data }) => data['digest'])).toContain(proposed.get(proposalId));
  }
  for (const book of [shop.refunds, shop.replies])
    expect(new Set(book.map(({ key }) => key)).size).toBe(book.length);
  const applied = new Set(done.map(({ actionId }) => actionId));
  expect([...shop.refunds, ...shop.replies].filter(({ key }) => !applied.has(key))).toEqual([]);
  expect(await engine.brokenLinks()).toEqual([]);
}

const withAdaAmongReviewers = {
  reviewers: { channel: supportChannel, members: [ada, grace, linus] },
  leads: { channel: supportChannel, members: [ada, margaret, priya] },
};

const seeds = Array.from({ length: 12 }, (_, index) => index + 1);

test.each(seeds)(
  'whoever does whatever in whatever order, three at a time: what must hold, holds (seed %i)',
  { timeout: 120_000 },
  async (seed) => {
    const random = randomFrom(seed);
    const engine = await openEngine({ script: refundOf(seed % 2 ? 84_00 : 150_00), racing: true });
    await bindTeams(engine.ctx, { teams: withAdaAmongReviewers });
    const { id: runId } = await engine.propose();
    for (let step = 0; step < 12; step += 1) {
      const acts = Array.from({ length: 3 }, async () => {
        const all = await engine.db.select({ id: reviews.id }).from(reviews).where(eq(reviews.runId, runId));
        const reviewId = (random.next() < 0.8 ? all.at(-1) : all[0])?.id ?? '';
        const act = random.oneOf(everything);
        return attempt(act(engine, runId, reviewId, random.oneOf(everybody), random));
      });
      await Promise.all(acts);
      await expectInvariants(engine, runId);
    }
    await expectTimeKept(engine, runId);
  },
);

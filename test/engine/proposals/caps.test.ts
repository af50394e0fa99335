import { expect, test } from 'vitest';
import { countedActions } from '../../../src/db/schema/actions.ts';
import { findLatestProposal } from '../../../src/db/proposals.ts';
import type { Cap } from '../../../src/domain/cap.ts';
import { approveReview } from '../../../src/engine/reviews/approve-review.ts';
import { cancelRun } from '../../../src/engine/runs/cancel-run.ts';
import { eraseTexts } from '../../../src/engine/audit/erase-texts.ts';
import { day } from '../../../src/lib/time.ts';
import { ada, grace, linus } from '../../support/cast.ts';
import { openEngine } from '../support/engine.ts';
import type { Engine } from '../support/engine.ts';
import { refundSpec } from '../support/refund-workflow.ts';
import { refundOf } from '../support/scripted-agent.ts';
import { openShop } from '../support/shop.ts';

const refundsPerCustomer: Cap = {
  name: 'refunds-per-customer',
  sentence: 'Refunds of more than €150 to one customer within 30 days need two approvals.',
  tools: ['till_refund'],
  per: 'customer',
  withinMs: 30 * day,
  counts: { sum: 'amount', currency: 'eur' },
  limit: 150_00,
  route: { to: 'review', level: 1, quorum: 2 },
};

/** Every ticket is Maya's. */
const open = (racing = false) => {
  const { scope } = refundSpec(openShop());
  return openEngine({
    script: refundOf(84_00),
    racing,
    spec: {
      caps: [refundsPerCustomer],
      scope: (material) => ({ ...scope(material), customer: ['maya@example.com'] }),
    },
  });
};

const ticketOf = (engine: Engine) => engine.shop.addTicket({ paid: 84_00 }).id;
const approve = async ({ ctx, openReview }: Engine, runId: string, person: string = grace) =>
  approveReview(ctx, { reviewId: (await openReview(runId)).id, person, surface: 'message' });
const ruleOf = async ({ db }: Engine, runId: string) => (await findLatestProposal(db, runId))?.routing.rule;
const usedOf = async ({ db }: Engine, runId: string) => (await findLatestProposal(db, runId))?.caps[0]?.used;

test('what was applied for a customer counts when the next refund is judged, for thirty days', async () => {
  const engine = await open();
  const first = await engine.propose(ticketOf(engine));
  expect(await ruleOf(engine, first.id)).toBe('any-refund-or-reply');
  await approve(engine, first.id);
  await engine.execute(first.id);

  const second = await engine.propose(ticketOf(engine));
  expect(await usedOf(engine, second.id)).toBe(84_00);
  expect(await ruleOf(engine, second.id)).toBe('refunds-per-customer');
  expect((await engine.openReview(second.id)).quorum).toBe(2);

  engine.pass(31 * day);
  const later = await engine.propose(ticketOf(engine));
  expect(await usedOf(engine, later.id)).toBe(0);
});

test('what is approved and not yet carried out counts, too; what failed does not', async () => {
  const engine = await open();
  const first = await engine.propose(ticketOf(engine));
  await approve(engine, first.id);
  const second = await engine.propose(ticketOf(engine));
  expect(await usedOf(engine, second.id)).toBe(84_00);

  engine.shop.plan('refund', 'refused');
  await engine.execute(first.id);
  const third = await engine.propose(ticketOf(engine));
  expect(await usedOf(engine, third.id)).toBe(0);
});

test('two runs for one customer, each of which would just fit, are approved and executed at the same moment: one refund is made', async () => {
  const engine = await open(true);
  const runs = [await engine.propose(ticketOf(engine)), await engine.propose(ticketOf(engine))];
  expect(await Promise.all(runs.map(({ id }) => ruleOf(engine, id)))).toEqual(
    runs.map(() => 'any-refund-or-reply'),
  );
  await Promise.all(runs.map(({ id }) => approve(engine, id)));
  await Promise.all(runs.map(({ id }) => engine.execute(id)));

  expect(engine.shop.refunds).toHaveLength(1);
  const statuses = await Promise.all(runs.map(async ({ id }) => (await engine.run(id)).status));
  expect(statuses.toSorted()).toEqual(['awaiting_review', 'completed']);

  const waiting = runs[statuses.indexOf('awaiting_review')]!;
  const version = await findLatestProposal(engine.db, waiting.id);
  expect(version).toMatchObject({ version: 2, authorKind: 'system' });
  expect(version?.caps).toMatchObject([{ used: 84_00, proposed: 84_00, limit: 150_00 }]);
  expect(await engine.openReview(waiting.id)).toMatchObject({ quorum: 2 });

  await approve(engine, waiting.id, grace);
  await approve(engine, waiting.id, linus);
  await engine.execute(waiting.id);
  expect(engine.shop.refunds).toHaveLength(2);
  expect(await engine.brokenLinks()).toEqual([]);
});

test('no address stands in the count, and erasing a run forgets for whom it counted', async () => {
  const engine = await open();
  const { id } = await engine.propose(ticketOf(engine));
  await approve(engine, id);
  await engine.execute(id);
  const rows = await engine.db.select().from(countedActions);
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain('maya');
  await eraseTexts(engine.ctx, { run: id }, 'ops');
  expect(await engine.db.select().from(countedActions)).toEqual([]);
});

test('a run that was cancelled before it was approved counts for nothing', async () => {
  const engine = await open();
  const { id } = await engine.propose(ticketOf(engine));
  await cancelRun(engine.ctx, { runId: id, person: ada, surface: 'command' });
  const next = await engine.propose(ticketOf(engine));
  expect(await usedOf(engine, next.id)).toBe(0);
});

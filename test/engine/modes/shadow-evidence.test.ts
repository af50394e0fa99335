import { expect, test } from 'vitest';
import { listModeChanges } from '../../../src/db/modes.ts';
import { openIncident } from '../../../src/engine/incidents/open-incident.ts';
import { promotable } from '../../../src/engine/modes/promotable.ts';
import { seePromotion } from '../../../src/engine/modes/see-promotion.ts';
import { observeRun } from '../../../src/engine/shadow/observe-run.ts';
import { day, hour, later, minute } from '../../../src/lib/time.ts';
import { grace, margaret } from '../../support/cast.ts';
import { noon } from '../support/engine.ts';
import { refundWorkflow } from '../support/refund-workflow.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { refundOf } from '../support/scripted-agent.ts';
import { piloted } from './support/piloted.ts';

/** Refunds in shadow. What people do with a ticket is said by how much of the payment they give back. */
async function inShadow() {
  const office = await piloted({ mode: 'shadow', script: refundOf(84_00) });
  const { ctx, shop, propose, pass } = office;
  const tickets: string[] = [];

  return {
    ...office,
    /** Runs about tickets of their own, each of them handled by people for that much, or not at all. */
    async handled(...amounts: (number | null)[]) {
      const ids: string[] = [];
      for (const amount of amounts) {
        const ticket = shop.addTicket();
        tickets.push(ticket.id);
        const { id } = await propose(ticket.id);
        ids.push(id);
        if (amount !== null) shop.refundByHand(ticket.charge, amount, later(noon, 10 * minute));
      }
      return ids;
    },
    async looksForGood(runIds: readonly string[]) {
      for (const wait of [hour, day - hour]) {
        pass(wait);
        for (const id of runIds) await observeRun(ctx, id, AbortSignal.any([]), 5);
      }
    },
    /** What the digest would suggest. */
    async promotableNow() {
      const [workflow] = ctx.workflows;
      return workflow && promotable(ctx, workflow);
    },
    heldNow: async () => (await office.sees()).evidence.held,
  };
}

test('Margaret reads how often people did the same, how else it was, and what is not comparable apart', async () => {
  const { handled, looksForGood, shop, pass, ctx, heldNow, sees } = await inShadow();
  await looksForGood(await handled(84_00, 84_00, 60_00, null));
  const [unreadable = ''] = await handled(84_00);
  pass(day);
  shop.plan('watch', 'no answer');
  shop.plan('watch', 'no answer');
  await observeRun(ctx, unreadable, AbortSignal.any([]), 5);
  await observeRun(ctx, unreadable, AbortSignal.any([]), 5);
  await handled(84_00);
  expect(await heldNow()).toEqual({
    runs: { waiting: 1, observed: 4, unobserved: 1 },
    agreement: [
      { action: 'till_refund', same: 2, of: 4 },
      { action: 'till_refund', band: 'any amount', same: 2, of: 4 },
    ],
    verdicts: { same: 2, differs: 1, only_agent: 1, only_people: 0 },
    beyond: [{ action: 'desk_reply', count: 6 }],
  });
  expect(await sees()).toMatchObject({ to: 'pilot', missing: [{ code: 'shadow_runs', have: 6, need: 10 }] });
});

test('what another version proposed is not this one’s', async () => {
  const { handled, looksForGood, withWorkflow, shop } = await inShadow();
  await looksForGood(await handled(84_00));
  const other = withWorkflow(refundWorkflow(shop, { instructions: 'Read it twice.' }));
  const seen = await seePromotion(other, { workflow: 'refunds', person: margaret, surface: 'command' });
  expect(seen.evidence).toMatchObject({ shadowRuns: 0, held: { runs: { observed: 0 }, agreement: [] } });
});

test('ten that proposed something are not enough while nothing is compared; then they are, however often people did the same', async () => {
  const { handled, looksForGood, proposesIt, confirms, mode, sees, promotableNow, db } = await inShadow();
  const ids = await handled(...Array.from({ length: 10 }, () => null));
  expect(await sees()).toMatchObject({ missing: [{ code: 'nothing_compared', waiting: 10, unobserved: 0 }] });
  expect(await refusalOf(proposesIt(margaret, 'pilot'))).toEqual({
    reason: 'evidence_missing',
    detail: { workflow: 'Refunds', compared: '0' },
  });
  expect(await promotableNow()).toBeUndefined();
  await looksForGood(ids);
  expect(await promotableNow()).toMatchObject({ to: 'pilot', evidence: { shadowRuns: 10 } });
  const { id } = await proposesIt(margaret, 'pilot');
  await confirms(id);
  expect(await mode()).toBe('pilot');
  expect((await listModeChanges(db, 'refunds', 1))[0]?.evidence).toMatchObject({
    shadowRuns: 10,
    compared: 10,
    same: 0,
  });
});

test('an incident of the top severity keeps it in shadow, and Grace reads none of it', async () => {
  const { handled, looksForGood, proposesIt, sees, ctx, db, run } = await inShadow();
  const ids = await handled(...Array.from({ length: 10 }, () => 84_00));
  await looksForGood(ids);
  const [first = ''] = ids;
  const stopped = await run(first);
  await db.transaction((tx) =>
    openIncident(ctx, tx, stopped, 'action_unknown', 'till_refund', { isGrave: true }),
  );
  expect(await refusalOf(proposesIt(margaret, 'pilot'))).toMatchObject({ detail: { incidents: '1' } });
  expect(await refusalOf(sees(grace))).toMatchObject({ reason: 'may_not_promote' });
});

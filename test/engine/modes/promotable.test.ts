import { expect, test } from 'vitest';
import { openIncident } from '../../../src/engine/incidents/open-incident.ts';
import { promotable } from '../../../src/engine/modes/promotable.ts';
import { day } from '../../../src/lib/time.ts';
import { digestFor } from '../../../src/reports/digest/digest-for.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { refundWorkflow } from '../support/refund-workflow.ts';
import { enough, piloted } from './support/piloted.ts';

/** What last week's digest suggests, and what the evidence is by which it does. */
async function weeks(opening: Parameters<typeof piloted>[0] = {}) {
  const office = await piloted(opening);
  const { ctx } = office;
  const of = async (as = ctx) => {
    const [workflow] = as.workflows;
    return workflow && promotable(as, workflow);
  };
  return {
    ...office,
    of,
    async step() {
      office.pass(7 * day);
      const sources = { ...ctx, promotable: () => of(), model: { label: 'Scripted', kind: 'demo' } as const };
      return (await digestFor(sources, { week: '2026-W48', timeZone: ctx.timeZone })).step;
    },
  };
}

test('what Margaret could propose now is the next step, on the evidence that she would be shown', async () => {
  const { approves, sees, step, of } = await weeks();
  await approves(enough);
  const { evidence } = await sees();
  expect(await of()).toEqual({ to: 'live', evidence });
  expect(await step()).toMatchObject({
    rule: 'ready_to_promote',
    evidence: { workflow: 'refunds', mode: 'pilot', to: 'live', reviewed: 5, unchanged: 5 },
    command: '/leenops promote refunds',
  });
});

test('with too few decisions it is silent', async () => {
  const { approves, of, step, proposesIt } = await weeks();
  await approves(enough - 1);
  expect(await of()).toBeUndefined();
  expect(await refusalOf(proposesIt())).toMatchObject({ reason: 'evidence_missing' });
  expect((await step())?.rule).not.toBe('ready_to_promote');
});

test('so it is after a rejection that breaks the bound', async () => {
  const { approves, rejects, of, proposesIt } = await weeks();
  await approves(enough);
  await rejects();
  expect(await of()).toBeUndefined();
  expect(await refusalOf(proposesIt())).toMatchObject({ reason: 'evidence_missing' });
});

test('and for fourteen days after an incident of the top severity', async () => {
  const { approves, of, propose, ctx, db, pass } = await weeks();
  await approves(enough);
  const run = await propose();
  await db.transaction((tx) => openIncident(ctx, tx, run, 'action_unknown', 'desk_tag', { isGrave: true }));
  expect(await of()).toBeUndefined();
  pass(14 * day - 1);
  expect(await of()).toBeUndefined();
  pass(2);
  expect(await of()).toMatchObject({ to: 'live' });
});

test('of another version nobody has seen anything', async () => {
  const { approves, of, withWorkflow, shop } = await weeks();
  await approves(enough);
  expect(
    await of(withWorkflow(refundWorkflow(shop, { tolerance: 0.5, instructions: 'Read it twice.' }))),
  ).toBeUndefined();
});

test('while a proposal waits for its second person, and once it is live, there is nothing to propose', async () => {
  const { approves, of, proposesIt, confirms } = await weeks();
  await approves(enough);
  const { id } = await proposesIt();
  expect(await of()).toBeUndefined();
  expect(await refusalOf(proposesIt())).toMatchObject({ reason: 'promotion_open' });
  await confirms(id);
  expect(await of()).toBeUndefined();
});

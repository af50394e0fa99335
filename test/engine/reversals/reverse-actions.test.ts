import { expect, test } from 'vitest';
import { listReversals, takeUndoneChecks } from '../../../src/db/reversals.ts';
import { approveReview } from '../../../src/engine/reviews/approve-review.ts';
import { reverseActions } from '../../../src/engine/reversals/reverse-actions.ts';
import { askWhatStands } from '../../../src/engine/reversals/ask-what-stands.ts';
import { day, hour, later, minute } from '../../../src/lib/time.ts';
import { findRunView } from '../../../src/reports/run-view.ts';
import { sourcesOf } from '../../reports/support/sources.ts';
import { ada, grace, margaret, oscar } from '../../support/cast.ts';
import { noon, openEngine } from '../support/engine.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { refundOf } from '../support/scripted-agent.ts';

/** Ada asked, Grace approved, and a refund and a reply were carried out. */
async function carriedOut() {
  const engine = await openEngine({ script: refundOf(84_00) });
  const { ctx, db } = engine;
  const { id: runId } = await engine.propose();
  const { id: reviewId } = await engine.openReview(runId);
  await approveReview(ctx, { reviewId, person: grace, surface: 'message' });
  await engine.execute(runId);
  const [refund = '', reply = ''] = (await engine.executions(runId)).map(({ actionId }) => actionId);
  const reverse = (person: string, change: Partial<Parameters<typeof reverseActions>[1]> = {}) =>
    reverseActions(ctx, {
      runId,
      person,
      surface: 'command',
      actionIds: [refund],
      reversedAt: null,
      reason: 'was_wrong',
      note: '',
      ...change,
    });
  const reversals = () => listReversals(db, runId);
  return { ...engine, runId, refund, reply, reverse, reversals };
}

test('Grace says that a refund was undone: it is on record with when, why and her note, and nothing was sent anywhere', async () => {
  const { shop, pass, reverse, reversals, refund, runId, eventRows, brokenLinks, ctx } = await carriedOut();
  pass(day);
  const asked = shop.log.length;
  const reversedAt = later(noon, hour);
  await reverse(grace, { reversedAt, note: 'Maya had it from us already.' });
  expect(shop.log).toHaveLength(asked);
  expect(await reversals()).toMatchObject([
    {
      actionId: refund,
      tool: 'till_refund',
      recordedByKind: 'person',
      recordedById: grace,
      reasonCode: 'was_wrong',
      reversedAt,
      recordedAt: later(noon, day),
    },
  ]);
  const told = (await eventRows(runId)).at(-1);
  expect(told).toMatchObject({
    type: 'action.reversed',
    actorId: grace,
    data: { action: refund, tool: 'till_refund', reason: 'was_wrong' },
  });
  expect(JSON.stringify(told?.data)).not.toContain('Maya');
  const view = await findRunView(sourcesOf(ctx), runId);
  expect(view?.executions[0]?.reversal).toMatchObject({ note: 'Maya had it from us already.' });
  expect(await brokenLinks()).toEqual([]);
});

test('who asked for it and who is of no team may not, which is told and recorded', async () => {
  const { reverse, reversals, eventRows, runId } = await carriedOut();
  for (const person of [ada, oscar])
    expect(await refusalOf(reverse(person))).toMatchObject({ reason: 'may_not_reverse' });
  expect(await reversals()).toEqual([]);
  expect((await eventRows(runId)).filter(({ type }) => type === 'refused')).toHaveLength(2);
});

test('each action once: of two who say it at once the second is told', async () => {
  const { reverse, reversals } = await carriedOut();
  const said = await Promise.allSettled([reverse(grace), reverse(margaret)]);
  expect(said.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(await reversals()).toHaveLength(1);
});

test.each([
  ['nothing chosen', { actionIds: [] }, 'actions'],
  ['a reason that is none', { reason: 'because' }, 'reason'],
  ['a time to come', { reversedAt: later(noon, hour) }, 'at'],
  ['a time before it was carried out', { reversedAt: later(noon, -hour) }, 'at'],
])('%s is told beside its field, and nothing is recorded', async (_what, change, field) => {
  const { reverse, reversals } = await carriedOut();
  const refused = await refusalOf(reverse(grace, change));
  expect([refused?.reason, Object.keys(refused?.detail ?? {})]).toEqual(['bad_input', [field]]);
  expect(await reversals()).toEqual([]);
});

test('an action of another run is not this run’s to undo', async () => {
  const { reverse, reversals } = await carriedOut();
  expect(await refusalOf(reverse(grace, { actionIds: ['act_000000000000'] }))).toMatchObject({
    reason: 'nothing_to_reverse',
  });
  expect(await reversals()).toEqual([]);
});

test('a run that carried nothing out has nothing to undo', async () => {
  const engine = await openEngine({ script: refundOf(84_00) });
  const { id: runId } = await engine.propose();
  const asked = { runId, person: grace, surface: 'command', reason: 'twice', note: '' } as const;
  const reversing = reverseActions(engine.ctx, { ...asked, actionIds: ['act_1'], reversedAt: null });
  expect(await refusalOf(reversing)).toMatchObject({ reason: 'nothing_to_reverse' });
});

test('the system is asked after one, three and seven days, and then no more', async () => {
  const { ctx, shop, pass, refund, reversals } = await carriedOut();
  const asked = () => shop.log.filter((line) => line === `stands ${refund}`).length;
  expect(await askWhatStands(ctx)).toBe(0);
  for (const [span, times] of [
    [day, 1],
    [2 * day, 2],
    [4 * day, 3],
    [30 * day, 3],
  ] as const) {
    pass(span);
    await askWhatStands(ctx);
    await askWhatStands(ctx);
    expect(asked()).toBe(times);
  }
  expect(await reversals()).toEqual([]);
});

test('what the system says was called back is on record once, by the system, with its time', async () => {
  const { ctx, shop, pass, refund, reversals, runId, eventRows } = await carriedOut();
  shop.callBack(refund, later(noon, 3 * hour));
  pass(day);
  const both = await Promise.all([askWhatStands(ctx), askWhatStands(ctx)]);
  expect(both.toSorted()).toEqual([0, 1]);
  pass(10 * day);
  expect(await askWhatStands(ctx)).toBe(0);
  expect(await reversals()).toMatchObject([
    { actionId: refund, recordedByKind: 'system', reasonCode: null, reversedAt: later(noon, 3 * hour) },
  ]);
  expect((await eventRows(runId)).at(-1)).toMatchObject({ type: 'action.reversed', actorKind: 'system' });
});

test('a system that does not answer is asked again, at the latest at the next stated time: unknown is not undone', async () => {
  const { ctx, shop, pass, refund, reversals } = await carriedOut();
  shop.callBack(refund, later(noon, 3 * hour));
  shop.plan('stands', 'no answer', 'no answer', 'no answer', 'no answer');
  pass(day);
  for (let n = 0; n < 4; n += 1) {
    await askWhatStands(ctx);
    pass(3 * hour);
  }
  expect([shop.plannedFaults(), await reversals()]).toEqual([0, []]);
  expect(await askWhatStands(ctx)).toBe(0);
  pass(2 * day);
  await askWhatStands(ctx);
  expect(await reversals()).toHaveLength(1);
});

test('what a process took and never asked about is asked by another', async () => {
  const { ctx, shop, pass, refund, reversals } = await carriedOut();
  shop.callBack(refund, noon);
  pass(day);
  await takeUndoneChecks(ctx.db, { now: ctx.now(), until: later(ctx.now(), 10 * minute), limit: 20 });
  expect(await askWhatStands(ctx)).toBe(0);
  pass(10 * minute);
  expect(await askWhatStands(ctx)).toBe(1);
  expect(await reversals()).toHaveLength(1);
});

test('what a person put on record is not asked about any more', async () => {
  const { ctx, shop, pass, reverse } = await carriedOut();
  await reverse(grace);
  pass(day);
  expect(await askWhatStands(ctx)).toBe(0);
  expect(shop.log.filter((line) => line.startsWith('stands'))).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import { deliveries } from '../../../src/db/schema/deliveries.ts';
import { receiveDelivery } from '../../../src/engine/deliveries/receive-delivery.ts';
import { takeDelivery } from '../../../src/engine/deliveries/take-delivery.ts';
import { modeStandings } from '../../../src/engine/modes/standings.ts';
import { seeWorkflow } from '../../../src/engine/workspace/see-workflow.ts';
import { hour } from '../../../src/lib/time.ts';
import { grace, margaret } from '../../support/cast.ts';
import { bindTeams } from '../support/bind-teams.ts';
import { openEngine } from '../support/engine.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { openScheduled } from '../schedules/support/scheduled.ts';

const two = { mode: 'pilot' as const, spec: { pilot: { perDay: 2, home: 'pilots' } } };
/** At noon UTC it is one o’clock in Berlin, so the next day begins at eleven in the evening. */
const midnight = '2026-11-23T23:00:00.000Z';

test('the third of a day is refused, with when there is room again, and then it starts', async () => {
  const { start, shop, pass, events } = await openEngine(two);
  for (let n = 0; n < 2; n += 1) expect((await start(shop.addTicket().id)).how).toBe('started');
  const third = shop.addTicket().id;
  expect(await refusalOf(start(third))).toEqual({
    reason: 'pilot_full',
    detail: { workflow: 'Refunds', perDay: '2', at: midnight },
  });
  expect(await events('workspace')).toContain('refused');
  pass(11 * hour - 1);
  expect(await refusalOf(start(third))).toMatchObject({ reason: 'pilot_full' });
  pass(1);
  expect((await start(third)).how).toBe('started');
});

test('who joins a run, or sends the same once more, takes no place', async () => {
  const { start, shop } = await openEngine(two);
  const ticket = shop.addTicket().id;
  const first = await start(ticket, { key: 'k1' });
  expect((await start(ticket)).how).toBe('joined');
  expect((await start(ticket, { key: 'k1' })).run.id).toBe(first.run.id);
  expect((await start(shop.addTicket().id)).how).toBe('started');
  expect((await start(ticket)).how).toBe('joined');
});

test('ten ask at the same moment for two places: two start', async () => {
  const { start, shop, db } = await openEngine({ ...two, racing: true });
  const asked = Array.from({ length: 10 }, () => start(shop.addTicket().id));
  const answers = await Promise.allSettled(asked);
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
  for (const answer of answers)
    if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ reason: 'pilot_full' });
  expect(await db.execute('select id from runs')).toHaveLength(2);
});

test('live there is no such cap', async () => {
  const { start, shop } = await openEngine({ ...two, mode: 'live' });
  for (let n = 0; n < 3; n += 1) expect((await start(shop.addTicket().id)).how).toBe('started');
});

describe('its own channel', () => {
  test('holds the threads of runs that start in pilot, once somebody bound it', async () => {
    const { ctx, start, shop } = await openEngine(two);
    expect((await start(shop.addTicket().id)).run.channelId).toBe('C0SUPPORT');
    await bindTeams(ctx, { teams: { pilots: { channel: 'C0PILOTS', members: [grace] } } });
    expect((await start(shop.addTicket().id)).run.channelId).toBe('C0PILOTS');
  });

  test('has nothing of a live one', async () => {
    const { ctx, start, shop } = await openEngine({ ...two, mode: 'live' });
    await bindTeams(ctx, { teams: { pilots: { channel: 'C0PILOTS', members: [grace] } } });
    expect((await start(shop.addTicket().id)).run.channelId).toBe('C0SUPPORT');
  });
});

test('the map and the App Home say how many places of the day are taken', async () => {
  const { ctx, start, shop } = await openEngine(two);
  await start(shop.addTicket().id);
  const places = { started: 1, perDay: 2, freeAt: new Date(midnight) };
  const asked = { workflowId: 'refunds', person: margaret, surface: 'command' as const };
  expect((await seeWorkflow(ctx, asked)).trust).toMatchObject({
    places,
    missing: [{ code: 'reviewed', have: 0, need: 59 }],
    changes: [{ to: 'pilot', reason: 'registered' }],
  });
  expect((await modeStandings(ctx)).get('refunds')).toEqual({ places, demoted: null });
});

test('what a schedule finds beyond the cap is left to its next time', async () => {
  const there = ['1', '2', '3', '4'].map((ticket) => ({ intake: { ticket }, change: 'opened' }));
  const engine = await openScheduled({ arrivals: () => there }, two);
  engine.ctx.workflows = engine.ctx.workflows.map((workflow) => ({ ...workflow, pilot: two.spec.pilot }));
  engine.pass(19 * hour);
  await engine.keepAndWork();
  expect(await engine.fires()).toEqual(['11-24 07:00 started pilot_full']);
  expect(await engine.runs()).toHaveLength(2);
  engine.pass(24 * hour);
  await engine.keepAndWork();
  expect(await engine.fires()).toEqual(['11-24 07:00 started pilot_full', '11-25 07:00 started']);
  expect(await engine.runs()).toHaveLength(4);
});

test('what another system tells of beyond the cap is recorded as not started, and starts when it is told anew', async () => {
  const hears = {
    webhook: 'desk',
    arrivals: ({ payload }: { payload: unknown }) => [
      { intake: { ticket: (payload as { ticket: string }).ticket }, change: 'opened' },
    ],
  };
  const spec = { ...two.spec, triggers: ['command', hears] as ['command', typeof hears] };
  const { ctx, db, takeJobs, pass } = await openEngine({ mode: 'pilot', spec });
  const tell = async (ticket: string) => {
    const sent = {
      source: 'desk',
      event: 'ticket',
      deliveryId: ticket,
      fingerprint: ticket,
      payload: { ticket },
    };
    await receiveDelivery(ctx, sent);
    for (const { name, id } of await takeJobs())
      if (name === 'delivery') await takeDelivery(ctx, id, AbortSignal.any([]), 0);
  };
  for (const ticket of ['1', '2', '3']) await tell(ticket);
  const states = async () =>
    (await db.select().from(deliveries).orderBy(deliveries.deliveryId)).map(({ state, reason }) =>
      [state, reason].filter(Boolean).join(' '),
    );
  expect(await states()).toEqual(['done', 'done', 'refused pilot_full']);
  pass(12 * hour);
  await tell('3');
  expect(await states()).toEqual(['done', 'done', 'done']);
});

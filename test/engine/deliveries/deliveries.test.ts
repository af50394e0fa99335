import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { summarizeSources } from '../../../src/db/deliveries.ts';
import { deliveries } from '../../../src/db/schema/deliveries.ts';
import { runs } from '../../../src/db/schema/runs.ts';
import { ToolFailure } from '../../../src/domain/tool-failure.ts';
import type { Arrival, Delivery } from '../../../src/domain/starts.ts';
import { receiveDelivery } from '../../../src/engine/deliveries/receive-delivery.ts';
import { keptFor, sweepDeliveries } from '../../../src/engine/deliveries/sweep-deliveries.ts';
import { takeDelivery } from '../../../src/engine/deliveries/take-delivery.ts';
import { pauseWorkflow } from '../../../src/engine/pauses/pause-workflow.ts';
import { resumeWorkflow } from '../../../src/engine/pauses/resume-workflow.ts';
import { watchPauses } from '../../../src/jobs/watch-pauses.ts';
import { day, minute } from '../../../src/lib/time.ts';
import { grace, linus, priya, supportChannel } from '../../support/cast.ts';
import { bindTeams } from '../support/bind-teams.ts';
import { openEngine } from '../support/engine.ts';

const told = z.object({ ticket: z.string(), at: z.string() });
const fromDesk = ({ event, payload }: Delivery): Arrival[] => {
  if (event !== 'ticket') return [];
  const { ticket, at } = told.parse(payload);
  return [{ intake: { ticket }, change: at }];
};

/** The engine with a workflow that hears of a help desk, and what its jobs do. */
async function listening(arrivals: (delivery: Delivery) => Arrival[] | Promise<Arrival[]> = fromDesk) {
  const engine = await openEngine({ spec: { triggers: ['command', { webhook: 'desk', arrivals }] } });
  const { ctx, db, takeJobs } = engine;
  let sent = 0;
  const send = (payload: object, how: Partial<{ event: string; id: string; source: string }> = {}) => {
    const { event = 'ticket', id = `d${(sent += 1)}`, source = 'desk' } = how;
    const received = { source, event, deliveryId: id, fingerprint: `f${id}`, payload: payload as never };
    return receiveDelivery(ctx, received);
  };
  const work = async (failures = 0) => {
    const jobs = (await takeJobs()).filter(({ name }) => name === 'delivery');
    for (const { id } of jobs) await takeDelivery(ctx, id, AbortSignal.any([]), failures);
    return jobs.length;
  };
  const rows = () => db.select().from(deliveries).orderBy(deliveries.receivedAt);
  const started = () => db.select().from(runs).where(eq(runs.trigger, 'webhook'));
  return { ...engine, send, work, rows, started };
}

const ticket = { ticket: '1042', at: '2026-11-23T12:00:00Z' };

test('a delivery is stored with its job, becomes a run that nobody asked for, and what was written in it is gone', async () => {
  const { send, work, rows, started, eventRows } = await listening();
  expect(await send({ ...ticket, body: 'from a customer' })).toBe('stored');
  expect(await rows()).toMatchObject([{ state: 'waiting', payload: { body: 'from a customer' } }]);
  expect(await started()).toEqual([]);
  await work();
  const [run] = await started();
  expect(run).toMatchObject({ requesterId: null, askedIn: null, subjectLabel: 'Ticket 1042' });
  const [row] = await rows();
  expect(row).toMatchObject({ state: 'done', runs: [run?.id], payload: null });
  expect((await eventRows(run?.id ?? ''))[0]).toMatchObject({
    actorKind: 'system',
    actorId: 'webhook',
    data: { source: 'desk', delivery: row?.id },
  });
});

test('sent twenty times at once, under its id or as a copy under another, it is one delivery and one job', async () => {
  const { ctx, work, rows, started } = await listening();
  const same = { source: 'desk', event: 'ticket', payload: ticket as never, fingerprint: 'same' };
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      receiveDelivery(ctx, { ...same, deliveryId: index % 2 ? 'one' : `copy ${index}` }),
    ),
  );
  expect(answers.filter((answer) => answer === 'stored')).toHaveLength(1);
  expect(await rows()).toHaveLength(1);
  expect(await work()).toBe(1);
  expect(await started()).toHaveLength(1);
});

test('a job that comes twice, as after a kill, starts nothing twice', async () => {
  const { send, rows, started, ctx, takeJobs } = await listening();
  await send(ticket);
  const id = (await takeJobs())[0]?.id ?? '';
  const again = () => takeDelivery(ctx, id, AbortSignal.any([]), 0);
  await Promise.all([again(), again(), again()]);
  await again();
  expect(await started()).toHaveLength(1);
  expect(await rows()).toMatchObject([{ state: 'done' }]);
});

test('what concerns no workflow is remembered as ignored, of a source that none hears of as well', async () => {
  const { send, work, rows } = await listening();
  await send({}, { event: 'ping' });
  await send({}, { source: 'elsewhere' });
  await work();
  expect((await rows()).map(({ state, payload }) => [state, payload])).toEqual([
    ['ignored', null],
    ['ignored', null],
  ]);
});

describe('while the workflow is paused', () => {
  test('nobody is asked what it is about', async () => {
    let asked = 0;
    const { send, work, rows, ctx } = await listening((delivery) => {
      asked += 1;
      return fromDesk(delivery);
    });
    const who = { workflow: 'refunds', person: priya, surface: 'command' as const };
    await send(ticket);
    expect((await pauseWorkflow(ctx, { ...who, reason: '' })).stoodStill.deliveries).toBe(1);
    await work();
    expect([asked, (await rows())[0]?.reason]).toEqual([0, 'workflow_paused']);
    await resumeWorkflow(ctx, who);
    await work();
    expect([asked, (await rows())[0]?.state]).toEqual([1, 'done']);
  });

  test('what is let go starts at once, in a process too that has not yet seen that it goes on', async () => {
    const { send, work, started, ctx } = await listening();
    const halts = watchPauses(ctx, day);
    const who = { workflow: 'refunds', person: priya, surface: 'command' as const };
    await pauseWorkflow(ctx, { ...who, reason: '' });
    await halts.look();
    await send(ticket);
    await work();
    await resumeWorkflow(ctx, who);
    ctx.halts = halts;
    expect(halts.signalOf('refunds').aborted).toBe(true);
    await work();
    expect(await started()).toHaveLength(1);
    await halts.stop();
  });

  test('it is held, however often the sweeper looks, and starts when it is resumed', async () => {
    const { send, work, rows, started, ctx, pass, events } = await listening();
    const who = { workflow: 'refunds', person: priya, surface: 'command' as const };
    await pauseWorkflow(ctx, { ...who, reason: '' });
    await send(ticket);
    await send({ ...ticket, ticket: '1043' });
    await work();
    expect(await rows()).toMatchObject([
      { state: 'held', reason: 'workflow_paused', payload: ticket },
      { state: 'held' },
    ]);
    const recorded = (await events('workspace')).length;
    for (let round = 0; round < 3; round++) {
      pass(2 * minute);
      expect(await sweepDeliveries(ctx)).toBe(0);
    }
    expect((await events('workspace')).length).toBe(recorded);
    expect(await resumeWorkflow(ctx, who)).toMatchObject({ already: false, deliveries: 2 });
    await work();
    expect(await started()).toHaveLength(2);
    expect((await rows()).map(({ state }) => state)).toEqual(['done', 'done']);
  });
});

test('while a team lacks people it is held, and the sweeper starts it once they are there', async () => {
  const { send, work, rows, started, ctx, pass } = await listening();
  await bindTeams(ctx, { teams: { reviewers: { channel: supportChannel, members: [grace] } } });
  await send(ticket);
  await work();
  expect(await rows()).toMatchObject([{ state: 'held', reason: 'team_too_small' }]);
  pass(2 * minute);
  expect(await sweepDeliveries(ctx)).toBe(0);
  await bindTeams(ctx, { teams: { reviewers: { channel: supportChannel, members: [grace, linus] } } });
  expect(await sweepDeliveries(ctx)).toBe(1);
  await work();
  expect(await started()).toHaveLength(1);
});

describe('what cannot start anything is refused with why', () => {
  test.each([
    ['not what the vendor describes', { event: 'ticket', number: 7 }, 'not_as_described'],
    ['no intake of the workflow', { ticket: 'the late one', at: 'c1' }, 'bad_input'],
  ])('%s', async (_what, payload, reason) => {
    const { send, work, rows, started } = await listening();
    await send(payload);
    await work();
    expect(await rows()).toMatchObject([{ state: 'refused', reason, payload: null }]);
    expect(await started()).toEqual([]);
  });

  test('and the same delivery, sent anew after it was mended, is tried anew', async () => {
    let isMended = false;
    const { send, work, rows, started } = await listening((delivery) => {
      if (!isMended) told.parse({});
      return fromDesk(delivery);
    });
    await send(ticket, { id: 'again' });
    await work();
    expect(await rows()).toMatchObject([{ state: 'refused' }]);
    isMended = true;
    expect(await send(ticket, { id: 'again' })).toBe('stored');
    await work();
    expect(await rows()).toMatchObject([{ state: 'done', reason: null }]);
    expect(await started()).toHaveLength(1);
    expect(await send(ticket, { id: 'again' })).toBe('repeated');
  });
});

test('a system that does not answer is asked again, then the delivery waits and is taken up now and then', async () => {
  let answers = false;
  const silent = new ToolFailure({
    system: 'books',
    code: 'no_connection',
    certainty: 'not_applied',
    message: '',
  });
  const { ctx, send, rows, started, takeJobs, pass, work } = await listening(async (delivery) => {
    if (!answers) throw silent;
    return fromDesk(delivery);
  });
  await send(ticket);
  const id = (await takeJobs())[0]?.id ?? '';
  const attempt = (failures: number) => takeDelivery(ctx, id, AbortSignal.any([]), failures);
  await expect(attempt(0)).rejects.toMatchObject({ name: 'TryLater', code: 'no_connection' });
  await attempt(5);
  expect(await rows()).toMatchObject([{ state: 'held', reason: 'no_connection' }]);
  answers = true;
  pass(2 * minute);
  expect(await sweepDeliveries(ctx)).toBe(1);
  await work();
  expect(await started()).toHaveLength(1);
});

test('what its job lost is taken up after a while, and what is long past is forgotten, but nothing that is open', async () => {
  const { ctx, send, takeJobs, pass, rows, work } = await listening();
  await send({}, { event: 'ping' });
  await work();
  await send(ticket);
  await takeJobs();
  pass(5 * minute);
  expect(await sweepDeliveries(ctx)).toBe(0);
  pass(keptFor);
  expect(await sweepDeliveries(ctx)).toBe(1);
  expect(await rows()).toMatchObject([{ state: 'waiting' }]);
  await work();
  expect(await rows()).toMatchObject([{ state: 'done' }]);
});

test('operators see by source when it last sent something, how it went, and what is in the way', async () => {
  const { db, send, work, ctx, pass } = await listening();
  await send({}, { event: 'ping' });
  pass(minute);
  await send({ ticket: 'the late one', at: 'c1' }, { id: 'odd' });
  await work();
  expect(await summarizeSources(db, new Date(0))).toMatchObject([
    {
      source: 'desk',
      lastReceivedAt: ctx.now(),
      counts: { ignored: 1, refused: 1 },
      trouble: { deliveryId: 'odd', state: 'refused', reason: 'bad_input' },
    },
  ]);
});

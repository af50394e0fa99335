import { describe, expect, test } from 'vitest';
import { workspaceChain } from '../../../src/db/events.ts';
import { findMessage, touchMessages } from '../../../src/db/messages.ts';
import { approveReview } from '../../../src/engine/reviews/approve-review.ts';
import { rejectReview } from '../../../src/engine/reviews/reject-review.ts';
import { cancelRun } from '../../../src/engine/runs/cancel-run.ts';
import { rerun } from '../../../src/engine/runs/rerun.ts';
import { startArrival } from '../../../src/engine/runs/start-arrival.ts';
import { eraseTexts } from '../../../src/engine/audit/erase-texts.ts';
import { minute } from '../../../src/lib/time.ts';
import { ada, grace, linus, oscar, priya } from '../../support/cast.ts';
import { openEngine } from '../support/engine.ts';
import { refundOf, proposes, scriptedAgent } from '../support/scripted-agent.ts';
import { refusalOf } from '../support/refusal-of.ts';

const hooked = { triggers: ['command', 'api', { webhook: 'desk', arrivals: () => [] }] } as const;

/** Ada asks about a ticket and Grace says yes or no: the run is settled. */
async function settled(how: 'completed' | 'rejected' = 'completed', mode: 'live' | 'shadow' = 'live') {
  const engine = await openEngine({
    mode,
    spec: { ...hooked, triggers: [...hooked.triggers] },
    agent: scriptedAgent(refundOf(84_00), refundOf(84_00), proposes({ tags: ['late'] })),
  });
  const { ctx, shop, pass } = engine;
  const ticket = shop.addTicket({ paid: 500_00 }).id;
  const { id } = await engine.propose(ticket);
  if (mode === 'live') {
    const { id: reviewId } = await engine.openReview(id);
    const decision = { reviewId, surface: 'message' as const };
    if (how === 'completed') await approveReview(ctx, { ...decision, person: grace });
    else
      await rejectReview(ctx, {
        ...decision,
        person: linus,
        reasonCode: 'wrong_amount',
        note: '',
        surface: 'view',
      });
    if (how === 'completed') await engine.execute(id);
  }
  expect((await engine.run(id)).status).toBe(how);
  await engine.takeJobs();
  pass(minute);
  const changed = (change: string) =>
    startArrival(
      ctx,
      ctx.workflows[0]!,
      { intake: { ticket }, change },
      { trigger: 'webhook', from: { source: 'desk' } },
    );
  const again = (person = ada, key = 'again') =>
    rerun(ctx, { runId: id, person, trigger: 'command', key, askedIn: null, surface: 'command' });
  return { ...engine, ticket, id, changed, again };
}

describe('after a run that was settled', () => {
  test.each(['completed', 'rejected'] as const)(
    'and %s, Ada who asks for the same is told of it, and nothing starts',
    async (how) => {
      const { start, ticket, id, takeJobs, eventRows } = await settled(how);
      expect(await refusalOf(start(ticket))).toEqual({
        reason: 'run_before',
        detail: {
          workflow: 'Refunds',
          subject: `Ticket ${ticket}`,
          run: id,
          status: how,
          at: '2026-11-23T12:00:00.000Z',
        },
      });
      expect(await takeJobs()).toEqual([]);
      expect((await eventRows(workspaceChain)).at(-1)).toMatchObject({
        type: 'refused',
        actorId: ada,
        data: { reason: 'run_before' },
      });
    },
  );

  test('she says that she wants it again: it runs, is rework, and the record says after which', async () => {
    const { again, id, run, eventRows, takeJobs } = await settled();
    const started = await again();
    expect(started.how).toBe('started');
    expect(await run(started.run.id)).toMatchObject({ rerunOf: id, requesterId: ada, trigger: 'command' });
    expect((await eventRows(started.run.id))[0]?.data).toMatchObject({ rerunOf: id });
    expect(await takeJobs()).toHaveLength(1);
    expect(await again()).toMatchObject({ how: 'repeated', run: { id: started.run.id } });
    expect(await again(grace, 'hers')).toMatchObject({ how: 'joined', run: { id: started.run.id } });
  });

  test('Oscar, who may not start it, may not run it again either; and what is not there cannot be', async () => {
    const { again, ctx } = await settled();
    expect(await refusalOf(again(oscar))).toMatchObject({ reason: 'not_a_starter' });
    const nothing = { person: ada, trigger: 'command', key: 'k', askedIn: null, surface: 'command' } as const;
    expect(await refusalOf(rerun(ctx, { runId: 'run_nothing', ...nothing }))).toMatchObject({
      reason: 'unknown_run',
    });
  });

  test('the same request again is its own run still, and no new wish', async () => {
    const { ctx, shop, start, think, execute, openReview } = await openEngine({ script: refundOf(84_00) });
    const ticket = shop.addTicket({ paid: 500_00 }).id;
    const { run } = await start(ticket, { key: 'same' });
    await think(run.id);
    await approveReview(ctx, { reviewId: (await openReview(run.id)).id, person: grace, surface: 'message' });
    await execute(run.id);
    expect(await start(ticket, { key: 'same' })).toMatchObject({ how: 'repeated', run: { id: run.id } });
  });

  test('a change that a system tells of runs it again without anybody’s word, and that is no rework', async () => {
    const { changed, id, run } = await settled();
    const { how, run: second } = await changed('2026-11-23T13:00:00Z');
    expect([how, second.id === id]).toEqual(['started', false]);
    expect(await run(second.id)).toMatchObject({ rerunOf: null, requesterId: null, trigger: 'webhook' });
  });

  test('once a change is known, Ada’s word is no rework either', async () => {
    const { changed, start, ticket, ctx, pass } = await settled();
    const { run: second } = await changed('2026-11-23T13:00:00Z');
    await cancelRun(ctx, { runId: second.id, person: priya, surface: 'command' });
    pass(minute);
    const third = await start(ticket);
    expect([third.how, third.run.rerunOf]).toEqual(['started', null]);
  });

  test('whose texts were erased, the ticket is simply started: nobody could run that one again', async () => {
    const { start, ticket, ctx, id, again } = await settled();
    await eraseTexts(ctx, { run: id }, 'test');
    expect(await refusalOf(again())).toEqual({ reason: 'intake_erased', detail: { run: id } });
    expect((await start(ticket)).how).toBe('started');
  });
});

test('in shadow nothing was carried out, so the same is simply started once more', async () => {
  const { start, ticket, again, run } = await settled('completed', 'shadow');
  const second = await start(ticket);
  expect([second.how, second.run.rerunOf]).toEqual(['started', null]);
  const joined = await again();
  expect([joined.how, (await run(joined.run.id)).rerunOf]).toEqual(['joined', null]);
});

test('a run that was cancelled decided nothing: asked for again, it is a run like any other', async () => {
  const { start, ctx, run } = await openEngine();
  const { run: first } = await start('1042');
  await cancelRun(ctx, { runId: first.id, person: ada, surface: 'command' });
  const asked = { person: ada, trigger: 'command', key: 'k', askedIn: null, surface: 'command' } as const;
  const second = await rerun(ctx, { runId: first.id, ...asked });
  expect([second.how, (await run(second.run.id)).rerunOf]).toEqual(['started', null]);
});

describe('a change that is told', () => {
  async function open() {
    const engine = await openEngine({ spec: { triggers: [...hooked.triggers] } });
    const changed = (change: string, trigger: 'webhook' | 'schedule' = 'webhook') =>
      startArrival(
        engine.ctx,
        engine.ctx.workflows[0]!,
        { intake: { ticket: '1042' }, change },
        { trigger, from: { source: 'desk' } },
      );
    return { ...engine, changed };
  }

  test('twice, at once and by whatever way, is one run', async () => {
    const { changed, takeJobs, ctx } = await open();
    ctx.workflows = [
      {
        ...ctx.workflows[0]!,
        triggers: [
          ...hooked.triggers,
          { schedule: 'daily', cron: '0 8 * * *', missed: 'latest', arrivals: () => [] },
        ],
      },
    ];
    const told = await Promise.all([
      ...Array.from({ length: 5 }, () => changed('2026-11-23T12:00:00Z')),
      changed('2026-11-23T12:00:00.000Z', 'schedule'),
    ]);
    expect(new Set(told.map(({ run }) => run.id)).size).toBe(1);
    expect(told.filter(({ how }) => how === 'started')).toHaveLength(1);
    expect(told.filter(({ how }) => how === 'repeated')).toHaveLength(5);
    expect(await takeJobs()).toHaveLength(1);
  });

  test('while its subject has an open run joins that, whose thread says so; told again later, it is still that run', async () => {
    const { changed, start, ctx, db, eventRows, takeJobs } = await open();
    const { run } = await start('1042');
    await touchMessages(db, run.id, ctx.now());
    const wanted = (await findMessage(db, run.id, 'steps'))?.wanted ?? 0;
    expect(await changed('c1')).toMatchObject({ how: 'joined', run: { id: run.id } });
    expect((await findMessage(db, run.id, 'steps'))?.wanted).toBe(wanted + 1);
    expect((await eventRows(run.id)).at(-1)).toMatchObject({
      type: 'run.joined',
      actorKind: 'system',
      data: { trigger: 'webhook', source: 'desk' },
    });
    expect(await changed('c1')).toMatchObject({ how: 'repeated', run: { id: run.id } });
    await cancelRun(ctx, { runId: run.id, person: ada, surface: 'command' });
    expect(await changed('c1')).toMatchObject({ how: 'repeated', run: { id: run.id } });
    expect((await changed('c2')).how).toBe('started');
    expect(await takeJobs()).toHaveLength(2);
  });

  test('in words that are no intake is refused, and on record as nobody’s', async () => {
    const { ctx, eventRows } = await open();
    const wrong = { intake: { ticket: 'the late one' }, change: 'c1' };
    const from = { trigger: 'webhook', from: { source: 'desk' } } as const;
    expect(await refusalOf(startArrival(ctx, ctx.workflows[0]!, wrong, from))).toMatchObject({
      reason: 'bad_input',
    });
    expect((await eventRows(workspaceChain)).at(-1)).toMatchObject({
      actorKind: 'system',
      actorId: 'webhook',
    });
  });
});

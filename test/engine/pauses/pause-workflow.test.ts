import { describe, expect, test } from 'vitest';
import { workspaceChain } from '../../../src/db/events.ts';
import { schedules } from '../../../src/db/schema/schedules.ts';
import { pauseWorkflow } from '../../../src/engine/pauses/pause-workflow.ts';
import { resumeWorkflow } from '../../../src/engine/pauses/resume-workflow.ts';
import { approveReview } from '../../../src/engine/reviews/approve-review.ts';
import { sweep } from '../../../src/engine/runs/sweep.ts';
import { watchPauses } from '../../../src/jobs/watch-pauses.ts';
import { day } from '../../../src/lib/time.ts';
import { grace, margaret, oscar } from '../../support/cast.ts';
import { openEngine } from '../support/engine.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { proposes, refundOf, scriptedAgent } from '../support/scripted-agent.ts';

const surface = 'command' as const;

async function office(...[opening = {}]: Parameters<typeof openEngine>) {
  const engine = await openEngine({ script: proposes({ refund: 84_00, tags: ['late'] }), ...opening });
  const { ctx } = engine;
  return {
    ...engine,
    pause: (person = margaret, workflow = 'refunds') =>
      pauseWorkflow(ctx, { workflow, person, surface, reason: 'The refunds look wrong.' }),
    resume: (person = margaret, workflow = 'refunds') => resumeWorkflow(ctx, { workflow, person, surface }),
  };
}

test('Margaret, of the owners, pauses: nothing new starts, and whoever asks hears who paused it and why', async () => {
  const { pause, start, shop } = await office();
  expect(await pause()).toMatchObject({ title: 'Refunds', already: false });
  expect(await refusalOf(start(shop.addTicket().id))).toMatchObject({
    reason: 'workflow_paused',
    detail: { workflow: 'Refunds', by: margaret, reason: 'The refunds look wrong.' },
  });
});

test.each([
  ['Oscar, of no team', oscar],
  ['Grace, who only reviews', grace],
])('%s may not', async (_, person) => {
  const { pause, resume, start, shop } = await office();
  expect(await refusalOf(pause(person))).toMatchObject({ reason: 'may_not_pause' });
  await pause();
  expect(await refusalOf(resume(person))).toMatchObject({ reason: 'may_not_pause' });
  expect(await refusalOf(start(shop.addTicket().id))).toMatchObject({ reason: 'workflow_paused' });
});

test('to pause everything takes an admin', async () => {
  const { pause } = await office();
  expect(await refusalOf(pause(margaret, 'all'))).toMatchObject({ reason: 'not_an_admin' });
});

test('a workflow that is not there cannot be paused', async () => {
  const { pause } = await office();
  expect(await refusalOf(pause(margaret, 'lunch'))).toMatchObject({ reason: 'unknown_workflow' });
});

describe('what is under way when Margaret pauses', () => {
  test('a run that waits is not begun, and goes on when she resumes', async () => {
    const { pause, resume, start, think, run, shop, takeJobs } = await office();
    const { run: begun } = await start(shop.addTicket().id);
    expect((await pause()).stoodStill).toMatchObject({ queued: 1, running: 0 });
    await takeJobs();
    await think(begun.id);
    expect(await run(begun.id)).toMatchObject({ status: 'queued', attempt: 0 });
    expect(await resume()).toMatchObject({ goingOn: 1, already: false });
    expect(await takeJobs()).toEqual([{ name: 'agent', id: begun.id, due: null }]);
    await think(begun.id);
    expect((await run(begun.id)).status).toBe('awaiting_review');
  });

  test('an agent that thinks is stopped within its turn, in every process that looks', async () => {
    const engine = await office({
      agent: {
        label: 'Slow (not AI)',
        model: 'slow',
        kind: 'demo',
        run: ({ signal }) =>
          new Promise((end) => {
            const stop = () => end({ end: 'aborted' });
            if (signal.aborted) stop();
            else signal.addEventListener('abort', stop);
          }),
      },
    });
    const { ctx, start, run, shop, pause, think } = engine;
    const halts = watchPauses(ctx, day);
    ctx.halts = halts;
    const { run: begun } = await start(shop.addTicket().id);
    const thinking = think(begun.id).catch((error: Error) => error.name);
    await expect.poll(async () => (await run(begun.id)).status).toBe('running');
    expect((await pause()).stoodStill).toMatchObject({ running: 1 });
    expect(await thinking).toBe('TryLater');
    await think(begun.id);
    expect(await run(begun.id)).toMatchObject({ status: 'running', attempt: 1 });
    await halts.stop();
  });

  test('what was approved is not carried out before she resumes, and then once', async () => {
    const { pause, resume, propose, openReview, ctx, execute, run, shop } = await office();
    const { id } = await propose();
    const review = await openReview(id);
    expect((await pause()).stoodStill).toMatchObject({ awaitingReview: 1 });
    await approveReview(ctx, { reviewId: review.id, person: grace, surface: 'message' });
    await execute(id);
    expect([shop.refunds, (await run(id)).status]).toEqual([[], 'executing']);
    await resume();
    await execute(id);
    expect([shop.refunds.length, (await run(id)).status]).toEqual([1, 'completed']);
  });

  test('what is approved meanwhile touches no system: not even what it rests on is read', async () => {
    const { pause, resume, propose, openReview, ctx, execute, run, shop } = await office();
    const { id } = await propose();
    const review = await openReview(id);
    await pause();
    const asked = shop.log.length;
    shop.plan('check', 'busy');
    await approveReview(ctx, { reviewId: review.id, person: grace, surface: 'message' });
    await execute(id);
    expect([shop.log.length, shop.plannedFaults(), (await run(id)).status]).toEqual([asked, 1, 'executing']);
    await resume();
    expect(await execute(id).catch((error: Error) => error.name)).toBe('TryLater');
    await execute(id);
    expect((await run(id)).status).toBe('completed');
  });

  test('an action whose answer never came is looked up when she resumes, not before, and done once', async () => {
    const { pause, resume, propose, openReview, ctx, execute, run, shop } = await office();
    const { id } = await propose();
    const review = await openReview(id);
    await approveReview(ctx, { reviewId: review.id, person: grace, surface: 'message' });
    shop.plan('refund', 'lost answer');
    expect(await execute(id).catch((error: Error) => error.name)).toBe('TryLater');
    await pause();
    const asked = shop.log.length;
    await execute(id, 1);
    expect(shop.log.length).toBe(asked);
    await resume();
    await execute(id, 2);
    expect([shop.refunds.length, shop.taggings.length, (await run(id)).status]).toEqual([1, 1, 'completed']);
  });

  test('a pause while it is read on what a proposal rests is no trouble of that system', async () => {
    const halted = new AbortController();
    const engine = await office();
    const { ctx, start, shop, think, run } = engine;
    ctx.halts = { signalOf: () => halted.signal, look: async () => {} };
    const { run: begun } = await start(shop.addTicket().id);
    shop.plan('check', 'busy', 'busy');
    ctx.agent = {
      ...ctx.agent,
      async run(task) {
        const end = await scriptedAgent(proposes({ refund: 84_00, tags: ['late'] })).run(task);
        halted.abort();
        return end;
      },
    };
    expect(await think(begun.id, 5).catch((error: Error) => error.name)).toBe('TryLater');
    expect((await run(begun.id)).status).toBe('running');
  });

  test('she is told of everything that she stopped', async () => {
    const { pause, propose, openReview, ctx, execute, start, shop, db } = await office();
    const { id } = await propose();
    const review = await openReview(id);
    await approveReview(ctx, { reviewId: review.id, person: grace, surface: 'message' });
    await propose(shop.addTicket({ paid: 500_00 }).id);
    await start(shop.addTicket().id);
    shop.plan('refund', 'lost answer');
    await execute(id).catch(() => {});
    await db.insert(schedules).values({
      workflowId: 'refunds',
      name: 'nightly',
      cron: '0 3 * * *',
      timeZone: 'UTC',
      settledAt: ctx.now(),
      nextAt: ctx.now(),
      seenAt: ctx.now(),
    });
    expect((await pause()).stoodStill).toEqual({
      queued: 1,
      running: 0,
      executing: 1,
      actions: 1,
      awaitingReview: 1,
      schedules: 1,
      deliveries: 0,
    });
  });

  test('between two actions: the first stays done, the second waits', async () => {
    const engine = await office();
    const { pause, resume, propose, openReview, ctx, execute, executions, run, shop } = engine;
    const { id } = await propose();
    const review = await openReview(id);
    await approveReview(ctx, { reviewId: review.id, person: grace, surface: 'message' });
    const slow = Promise.withResolvers<void>();
    shop.plan('refund', { slow: slow.promise });
    const executing = execute(id);
    await expect.poll(async () => (await executions(id))[0]?.claimedAt).toBeTruthy();
    expect((await pause()).stoodStill).toMatchObject({ executing: 1 });
    slow.resolve();
    await executing;
    expect((await executions(id)).map(({ status }) => status)).toEqual(['applied', 'pending']);
    await resume();
    await execute(id);
    expect((await run(id)).status).toBe('completed');
    expect([shop.refunds.length, shop.taggings.length]).toEqual([1, 1]);
  });

  test('the sweeper leaves it alone, however long it takes', async () => {
    const { pause, resume, start, shop, pass, ctx, events, takeJobs } = await office();
    const { run } = await start(shop.addTicket().id);
    await pause();
    await takeJobs();
    for (let days = 0; days < 10; days += 1) {
      pass(day);
      expect(await sweep(ctx)).toBe(0);
    }
    expect(await events(run.id)).not.toContain('run.rescued');
    await resume();
    expect(await sweep(ctx)).toBe(0);
  });
});

test('pausing twice and resuming twice change nothing and say so', async () => {
  const { pause, resume, eventRows } = await office();
  await pause();
  expect(await pause()).toMatchObject({ already: true });
  expect(await resume()).toMatchObject({ already: false });
  expect(await resume()).toMatchObject({ already: true, goingOn: 0 });
  const written = (await eventRows(workspaceChain)).map(({ type }) => type);
  expect(written.filter((type) => type.startsWith('workflow.'))).toEqual([
    'workflow.paused',
    'workflow.resumed',
  ]);
});

test('two people pause at once: one pause', async () => {
  const { pause } = await office({ racing: true, script: refundOf(84_00) });
  const answers = await Promise.all([pause(), pause(), pause(), pause()]);
  expect(answers.filter(({ already }) => !already)).toHaveLength(1);
});

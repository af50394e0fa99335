import { describe, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { reviews } from '../../../src/db/schema/reviews.ts';
import { approveReview } from '../../../src/engine/reviews/approve-review.ts';
import { sweep } from '../../../src/engine/runs/sweep.ts';
import { hour, minute, second } from '../../../src/lib/time.ts';
import { grace } from '../../support/cast.ts';
import { openEngine } from '../support/engine.ts';
import type { Engine } from '../support/engine.ts';
import { proposes, refundOf } from '../support/scripted-agent.ts';

const script = refundOf(84_00);

/** A run in the middle of something that no job will end: its jobs are gone. */
async function stranded(how: (engine: Engine, runId: string) => Promise<unknown>) {
  const engine = await openEngine({ script, racing: true });
  const { run } = await engine.start(engine.shop.addTicket().id);
  await how(engine, run.id);
  await engine.takeJobs();
  return { ...engine, runId: run.id, sweep: () => sweep(engine.ctx) };
}

const waits = async () => {};
const crashesWhileThinking = (engine: Engine, runId: string) =>
  engine.db.execute(`update runs set status = 'running', attempt = 1 where id = '${runId}'`);
const isApproved = async ({ think, openReview, ctx }: Engine, runId: string) => {
  await think(runId);
  const { id: reviewId } = await openReview(runId);
  await approveReview(ctx, { reviewId, person: grace, surface: 'message' });
};

describe('a run whose job is gone', () => {
  test.each([
    ['before the agent began', waits, 5 * minute, 'agent'],
    ['while the agent thought', crashesWhileThinking, 10 * minute, 'agent'],
    ['before it was carried out', isApproved, 10 * minute, 'execute'],
  ] as const)('%s is taken up again, once its time is up', async (_when, how, patience, name) => {
    const { sweep, pass, takeJobs, runId } = await stranded(how);
    pass(patience);
    expect([await sweep(), await takeJobs()]).toEqual([0, []]);
    pass(second);
    expect([await sweep(), await takeJobs()]).toEqual([1, [{ name, id: runId, due: null }]]);
    expect([await sweep(), await takeJobs()]).toEqual([0, []]);
  });

  test('is taken up once by several sweepers at once', async () => {
    const { sweep, pass, takeJobs } = await stranded(waits);
    pass(hour);
    const found = await Promise.all([sweep(), sweep(), sweep(), sweep(), sweep(), sweep()]);
    expect(found.reduce((sum, each) => sum + each)).toBe(1);
    expect(await takeJobs()).toHaveLength(1);
  });

  test('goes on and ends', async () => {
    const { sweep, pass, think, runId, run } = await stranded(crashesWhileThinking);
    pass(hour);
    await sweep();
    await think(runId);
    expect(await run(runId)).toMatchObject({ status: 'awaiting_review', attempt: 2 });
  });
});

test('a run whose agent is at work is left alone', async () => {
  const reading = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  const engine = await openEngine({
    script: async ({ call, submit }) => {
      reading.resolve();
      await go.promise;
      await call('desk_ticket', { ticket: '1042' });
      return submit();
    },
  });
  const { run } = await engine.start(engine.shop.addTicket().id);
  const thinking = engine.think(run.id);
  await reading.promise;
  engine.pass(9 * minute);
  go.resolve();
  await thinking;
  await engine.takeJobs();
  engine.pass(9 * minute);
  expect(await sweep(engine.ctx)).toBe(0);
});

test('a run that was taken up six times in vain is put before its owner', async () => {
  const { sweep, pass, runId, run, incidents } = await stranded(crashesWhileThinking);
  for (let rescue = 1; rescue <= 6; rescue++) {
    pass(hour);
    expect(await sweep()).toBe(1);
    expect((await run(runId)).status).toBe('running');
  }
  pass(hour);
  expect(await sweep()).toBe(1);
  expect(await run(runId)).toMatchObject({ status: 'blocked', causeCode: 'nothing_moves_it' });
  expect(await incidents(runId)).toHaveLength(1);
});

describe('a review', () => {
  const thinks = ({ think }: Engine, runId: string) => think(runId);

  test('whose alarm never rang is moved on a minute later', async () => {
    const { sweep, pass, runId, openReview } = await stranded(thinks);
    pass(2 * hour + minute);
    expect(await sweep()).toBe(0);
    pass(second);
    expect(await sweep()).toBe(1);
    expect(await openReview(runId)).toMatchObject({ level: 1, timesKept: 1 });
    pass(2 * hour);
    expect(await sweep()).toBe(1);
    expect((await openReview(runId)).level).toBe(2);
  });

  test('that is missing where a run waits for it is an incident', async () => {
    const { sweep, pass, runId, run, db } = await stranded(thinks);
    await db.update(reviews).set({ resolution: 'superseded' }).where(eq(reviews.runId, runId));
    pass(minute + second);
    expect(await sweep()).toBe(1);
    expect(await run(runId)).toMatchObject({ status: 'blocked', causeCode: 'no_open_review' });
  });

  test('that waits in time is left alone', async () => {
    const { sweep, pass } = await stranded(thinks);
    pass(2 * hour - second);
    expect(await sweep()).toBe(0);
  });
});

test('what is over or blocked is nobody’s business', async () => {
  const engine = await openEngine({ script: proposes({ refund: 1, charge: 'ch_of_somebody_else' }) });
  await engine.propose();
  await engine.takeJobs();
  engine.pass(100 * hour);
  expect(await sweep(engine.ctx)).toBe(0);
});

import { expect, test } from 'vitest';
import { sumSpendings } from '../../../src/db/spendings.ts';
import { dayOf } from '../../../src/domain/budgets.ts';
import { reserveCost } from '../../../src/engine/spending/reserve-cost.ts';
import { hour, minute } from '../../../src/lib/time.ts';
import { openEngine } from '../support/engine.ts';
import type { Engine } from '../support/engine.ts';

const workflow = (id: string, dailyCostMicroUsd?: number) => ({
  id,
  budgets: {
    steps: 1,
    tokens: 1,
    costMicroUsd: 1_000_000,
    wallMs: 1,
    repeats: 1,
    ...(dailyCostMicroUsd === undefined ? {} : { dailyCostMicroUsd }),
  },
});
const refunds = workflow('refunds', 1_000);

function purse(engine: Engine, dailyCostMicroUsd: number | null = null) {
  const ctx = { ...engine.ctx, dailyCostMicroUsd };
  const spent = () => {
    const now = ctx.now();
    return sumSpendings(engine.db, { day: dayOf(now), workflowId: 'refunds', now });
  };
  const reserve = (costMicroUsd: number | null, of = refunds, leastMicroUsd = costMicroUsd && 10) =>
    reserveCost(ctx, of, 'run_1', { costMicroUsd, leastMicroUsd });
  return { spent, reserve };
}

type Answer = Awaited<ReturnType<typeof reserveCost>>;
const wasHeld = (answer: Answer) => !('refused' in answer);
const settle = async (answer: Answer, cost: number) => {
  if ('refused' in answer) throw new Error(`It was refused: ${answer.refused}.`);
  await answer.settle(cost);
};

test('forty calls ask at the same moment on twelve connections: as many get money as the day has, and not one more', async () => {
  const { reserve, spent } = purse(await openEngine({ racing: true }));
  const answers = await Promise.all(Array.from({ length: 40 }, () => reserve(300)));
  expect(answers.filter(wasHeld)).toHaveLength(3);
  expect(await spent()).toEqual({ workflow: 900, workspace: 900 });
});

test('whatever calls cost, in whatever order they begin and end, the day never exceeds its cap', async () => {
  const { reserve, spent } = purse(await openEngine({ racing: true }));
  const costs = Array.from({ length: 30 }, (_, index) => ({
    worst: 40 + (index % 7) * 30,
    actual: 20 + index,
  }));
  await Promise.all(
    costs.map(async ({ worst, actual }) => {
      const answer = await reserve(worst);
      expect((await spent()).workflow).toBeLessThanOrEqual(1_000);
      if (wasHeld(answer)) await settle(answer, Math.min(worst, actual));
      expect((await spent()).workflow).toBeLessThanOrEqual(1_000);
    }),
  );
  expect((await spent()).workflow).toBeGreaterThan(0);
});

test('what was set aside is settled by what it came to, and the rest is free again', async () => {
  const { reserve, spent } = purse(await openEngine());
  const first = await reserve(900);
  expect(await reserve(200)).toEqual({ refused: 'daily_cap' });
  await settle(first, 100);
  expect(await spent()).toEqual({ workflow: 100, workspace: 100 });
  expect(wasHeld(await reserve(900))).toBe(true);
});

test('the workspace has a cap over all workflows, and says which one was in the way', async () => {
  const { reserve } = purse(await openEngine(), 1_500);
  await settle(await reserve(1_000), 1_000);
  expect(await reserve(1)).toEqual({ refused: 'daily_cap' });
  expect(wasHeld(await reserve(500, workflow('reports')))).toBe(true);
  expect(await reserve(1, workflow('leads', 9_999))).toEqual({ refused: 'daily_cap_workspace' });
});

test('a process that was killed holds its money while an answer could come, and then only what the question cost', async () => {
  const engine = await openEngine();
  const { reserve, spent } = purse(engine);
  await reserve(900);
  engine.pass(9 * minute);
  expect(await reserve(200)).toEqual({ refused: 'daily_cap' });
  engine.pass(2 * minute);
  expect(await spent()).toEqual({ workflow: 10, workspace: 10 });
  expect(wasHeld(await reserve(900))).toBe(true);
});

test('the next day has money of its own', async () => {
  const engine = await openEngine();
  const { reserve } = purse(engine);
  await settle(await reserve(1_000), 1_000);
  expect(await reserve(1)).toEqual({ refused: 'daily_cap' });
  engine.pass(12 * hour);
  expect(wasHeld(await reserve(1_000))).toBe(true);
});

test('a model without a price is refused where somebody set a cap, and only there', async () => {
  const engine = await openEngine();
  const { reserve } = purse(engine);
  expect(await reserve(null)).toEqual({ refused: 'unpriced_model' });
  expect(wasHeld(await reserve(null, workflow('reports')))).toBe(true);
  expect(await purse(engine, 5_000).reserve(null, workflow('reports'))).toEqual({
    refused: 'unpriced_model',
  });
});

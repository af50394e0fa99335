import { expect, test } from 'vitest';
import { BudgetSpent, spendingWithin } from '../../src/agent/budget.ts';
import type { Budgets, ModelCall } from '../../src/agent/port.ts';

const roomy: Budgets = { steps: 9, tokens: 900, costMicroUsd: 900, wallMs: 1, repeats: 9 };

const call: ModelCall = {
  startedAt: new Date(0),
  ms: 1,
  provider: 'demo',
  model: 'demo-rules-1',
  inputTokens: 60,
  cachedTokens: 0,
  outputTokens: 40,
  costMicroUsd: 100,
  priceVersion: 'demo',
  requestId: null,
  failed: null,
};

test('a turn is refused as soon as a budget is spent, not when it is exceeded', () => {
  const spending = spendingWithin({ ...roomy, tokens: 200 });
  spending.beginTurn();
  spending.addCall(call);
  spending.beginTurn();
  spending.addCall(call);
  expect(() => spending.beginTurn()).toThrow('The tokens budget (200) of this run is spent.');
});

test('a cost that nobody knows is not counted as money', () => {
  const spending = spendingWithin({ ...roomy, costMicroUsd: 100 });
  spending.addCall({ ...call, costMicroUsd: null });
  expect(() => spending.beginTurn()).not.toThrow();
  spending.addCall(call);
  expect(() => spending.beginTurn()).toThrow(BudgetSpent);
});

test('the same call is recognised whatever the order of its arguments; other arguments are another call', () => {
  const spending = spendingWithin({ ...roomy, repeats: 1 });
  spending.addToolCall('weather', { town: 'Oslo', day: 1 });
  spending.addToolCall('weather', { town: 'Oslo', day: 2 });
  spending.addToolCall('climate', { town: 'Oslo', day: 1 });
  expect(() => spending.addToolCall('weather', { day: 1, town: 'Oslo' })).toThrow('repeats');
});

import { digestOf } from '../lib/hash.ts';
import type { BudgetKind, Budgets, ModelCall } from './port.ts';

export class BudgetSpent extends Error {
  override name = 'BudgetSpent';
  readonly budget: BudgetKind;

  constructor(budget: BudgetKind, limit?: number) {
    super(
      limit === undefined
        ? `There is no money for another call: ${budget}.`
        : `The ${budget} budget (${limit}) of this run is spent. Raise it in the workflow if the work needs more.`,
    );
    this.budget = budget;
  }
}

/** What a run has spent so far. The wall clock is not in here: a signal cuts a call that hangs. */
export type Spending = {
  /** Throws BudgetSpent when there is nothing left for another turn. */
  beginTurn(): void;
  /** Throws BudgetSpent when a call that may cost so much could exceed the budget. */
  assertAffordable(costMicroUsd: number): void;
  moneyLeft(): number;
  /** `leastMicroUsd`: what it counts with when nobody knows what it cost. */
  addCall(call: ModelCall, leastMicroUsd?: number): void;
  /** Throws BudgetSpent when the same call was made too often. */
  addToolCall(tool: string, args: unknown): void;
};

export function spendingWithin(budgets: Budgets): Spending {
  let steps = 0;
  let tokens = 0;
  let costMicroUsd = 0;
  const timesCalled = new Map<string, number>();
  const moneyLeft = () => budgets.costMicroUsd - costMicroUsd;

  return {
    moneyLeft,
    beginTurn() {
      if (steps >= budgets.steps) throw new BudgetSpent('steps', budgets.steps);
      if (tokens >= budgets.tokens) throw new BudgetSpent('tokens', budgets.tokens);
      if (moneyLeft() <= 0) throw new BudgetSpent('cost', budgets.costMicroUsd);
      steps += 1;
    },
    assertAffordable(cost) {
      if (cost > moneyLeft()) throw new BudgetSpent('cost', budgets.costMicroUsd);
    },
    addCall(call, leastMicroUsd = 0) {
      tokens += call.inputTokens + call.outputTokens;
      costMicroUsd += call.costMicroUsd ?? leastMicroUsd;
    },
    addToolCall(tool, args) {
      const key = digestOf([tool, args]);
      const times = (timesCalled.get(key) ?? 0) + 1;
      timesCalled.set(key, times);
      if (times > budgets.repeats) throw new BudgetSpent('repeats', budgets.repeats);
    },
  };
}

import { digestOf } from '../lib/hash.ts';
import type { BudgetKind, Budgets, ModelCall } from './port.ts';

export class BudgetSpent extends Error {
  override name = 'BudgetSpent';
  readonly budget: BudgetKind;

  constructor(budget: BudgetKind, limit: number) {
    super(
      `The ${budget} budget (${limit}) of this run is spent. Raise it in the workflow if the work needs more.`,
    );
    this.budget = budget;
  }
}

/** What a run has spent so far. The wall clock is not in here: a signal cuts a call that hangs. */
export type Spending = {
  /** Throws BudgetSpent when there is nothing left for another turn. */
  beginTurn(): void;
  addCall(call: ModelCall): void;
  /** Throws BudgetSpent when the same call was made too often. */
  addToolCall(tool: string, args: unknown): void;
};

export function spendingWithin(budgets: Budgets): Spending {
  let steps = 0;
  let tokens = 0;
  let costMicroUsd = 0;
  const timesCalled = new Map<string, number>();

  return {
    beginTurn() {
      if (steps >= budgets.steps) throw new BudgetSpent('steps', budgets.steps);
      if (tokens >= budgets.tokens) throw new BudgetSpent('tokens', budgets.tokens);
      if (costMicroUsd >= budgets.costMicroUsd) throw new BudgetSpent('cost', budgets.costMicroUsd);
      steps += 1;
    },
    addCall(call) {
      tokens += call.inputTokens + call.outputTokens;
      costMicroUsd += call.costMicroUsd ?? 0;
    },
    addToolCall(tool, args) {
      const key = digestOf([tool, args]);
      const times = (timesCalled.get(key) ?? 0) + 1;
      timesCalled.set(key, times);
      if (times > budgets.repeats) throw new BudgetSpent('repeats', budgets.repeats);
    },
  };
}

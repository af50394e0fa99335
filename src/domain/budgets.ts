export type Budgets = {
  /** Model turns. */
  steps: number;
  /** Input and output tokens together. */
  tokens: number;
  costMicroUsd: number;
  /** What all runs of the workflow may cost together in one day (UTC); without it only the workspace's cap holds. */
  dailyCostMicroUsd?: number;
  wallMs: number;
  /** How often the same tool may be called with the same arguments. */
  repeats: number;
};

/** Why no money could be set aside for a call: a day's cap has no room for it, or nobody knows what it costs. */
export type CostRefusal = 'daily_cap' | 'daily_cap_workspace' | 'unpriced_model';

export type BudgetKind = 'steps' | 'tokens' | 'cost' | 'wall' | 'repeats' | CostRefusal;

/** The day on which money is counted, in UTC: `2026-11-23`. */
export function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}

export type Budgets = {
  /** Model turns. */
  steps: number;
  /** Input and output tokens together. */
  tokens: number;
  costMicroUsd: number;
  wallMs: number;
  /** How often the same tool may be called with the same arguments. */
  repeats: number;
};

export type BudgetKind = 'steps' | 'tokens' | 'cost' | 'wall' | 'repeats';

import type { z } from 'zod';
import type { BudgetKind, Budgets, CostRefusal } from '../domain/budgets.ts';
import type { JsonObject } from '../lib/json.ts';

export type { BudgetKind, Budgets } from '../domain/budgets.ts';

/** One tool as the model sees it. `call` returns the text for the model; what it throws ends the run as a bug. */
export type AgentTool = {
  name: string;
  description: string;
  input: z.ZodObject;
  call(args: JsonObject, callId: string): Promise<string>;
};

/** `costMicroUsd` is null when no price is known: unknown is not zero. Times in milliseconds. */
export type ModelCall = {
  startedAt: Date;
  ms: number;
  provider: string;
  model: string;
  inputTokens: number;
  cachedTokens: number;
  outputTokens: number;
  costMicroUsd: number | null;
  priceVersion: string | null;
  requestId: string | null;
  failed: string | null;
};

/** In millionths of a dollar; null when no price is known. `least`: what counts when the answer never comes. */
export type WorstCase = { costMicroUsd: number | null; leastMicroUsd: number | null };

/** Money that is set aside for one attempt. One that is never settled, because its answer never came, expires. */
export type Held = { settle(costMicroUsd: number): Promise<void> };

export type AgentTask = {
  name: string;
  instructions: string;
  input: string;
  tools: AgentTool[];
  /** The shape of the result, taken through `submit_result`: plain object, nullable rather than optional fields. */
  output: z.ZodObject;
  budgets: Budgets;
  /** A hash of the person the run is for, never an id or a name. */
  safetyIdentifier: string;
  cacheKey: string;
  signal: AbortSignal;
  /** Sets the worst case aside before each attempt to reach the model, or says why the attempt must not be made. */
  reserve?(worst: WorstCase): Promise<Held | { refused: CostRefusal }>;
  onModelCall(call: ModelCall): Promise<void>;
};

/** How a loop ended. Everything but `submitted` is for a person to look at; nothing is thrown for the model's conduct. */
export type AgentEnd =
  | { end: 'submitted'; result: JsonObject }
  | { end: 'budget'; budget: BudgetKind }
  | { end: 'invalid_output'; detail: string }
  | { end: 'model_failed'; code: string; retryable: boolean; message: string }
  | { end: 'aborted' };

export type Agent = {
  /** What people are told about the model: `gpt-5.6-sol` or `Demo rules (not AI)`. */
  readonly label: string;
  readonly model: string;
  readonly kind: 'demo' | 'real';
  run(task: AgentTask): Promise<AgentEnd>;
};

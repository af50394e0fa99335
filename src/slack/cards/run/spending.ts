import type { RunView, StepView } from '../../../domain/run-view.ts';
import { costInWords } from '../parts/amounts.ts';

const thousands = new Intl.NumberFormat('en-US');

type Spent = Pick<RunView, 'steps' | 'costMicroUsd' | 'model'>;

/** `3 model calls, 6,120 tokens, $0.0042`. A call that was not measured is not a call of zero tokens. */
export function spending({ steps, costMicroUsd, model }: Spent): string {
  const calls = steps.filter(({ kind }) => kind === 'model_call');
  if (calls.length === 0) return 'no model call yet';
  const count = `${calls.length} model ${calls.length === 1 ? 'call' : 'calls'}`;
  return [count, tokens(calls), costInWords(costMicroUsd, model.kind)].join(', ');
}

export function tokens(calls: readonly StepView[]): string {
  const counts = calls.map(({ inputTokens, outputTokens }) =>
    inputTokens === null || outputTokens === null ? null : inputTokens + outputTokens,
  );
  const known = counts.filter((each) => each !== null);
  if (known.length === 0) return 'tokens unknown';
  const sum = thousands.format(known.reduce((total, each) => total + each, 0));
  return known.length < counts.length ? `at least ${sum} tokens` : `${sum} tokens`;
}

import type { Step } from '../db/steps.ts';
import type { RunView, StepView } from '../domain/run-view.ts';
import { toolsOf } from '../domain/workflow.ts';
import type { Workflow } from '../domain/workflow.ts';

export function stepViews(workflow: Workflow, steps: readonly Step[]): StepView[] {
  const titles = new Map(toolsOf(workflow).map((tool) => [tool.name, tool.title]));
  return steps.map((step) => ({
    kind: step.kind,
    title: step.kind === 'model_call' ? 'model call' : (titles.get(step.name) ?? step.name),
    name: step.name,
    status: step.status,
    code: step.code,
    attempt: step.attempt,
    startedAt: step.startedAt,
    ms: step.ms,
    inputTokens: step.inputTokens,
    outputTokens: step.outputTokens,
    costMicroUsd: step.costMicroUsd,
  }));
}

/** The cost of all model calls, failed ones and earlier attempts included; null when one of them has no known price. */
export function totalCost(steps: readonly Step[]): RunView['costMicroUsd'] {
  let sum = 0;
  for (const step of steps) {
    if (step.kind !== 'model_call') continue;
    if (step.costMicroUsd === null) return null;
    sum += step.costMicroUsd;
  }
  return sum;
}

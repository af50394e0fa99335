import type { CallRecord } from './call-record.ts';
import type { StepKind, StepStatus } from './step.ts';
import type { Recorded } from './workflow.ts';

type ToolStep = {
  kind: StepKind;
  status: StepStatus;
  attempt: number;
  name: string;
  contentId: string | null;
  startedAt: Date;
};

/** Whether this step is a read of this attempt that worked. */
export function isReading(step: ToolStep, attempt: number): boolean {
  return step.kind === 'tool_read' && step.status === 'done' && step.attempt === attempt;
}

/** What one attempt's reads returned, in order, as far as the texts still exist. */
export function readingsIn(
  steps: readonly ToolStep[],
  texts: ReadonlyMap<string, unknown>,
  attempt: number,
): Recorded[] {
  return steps.flatMap((step) => {
    if (!isReading(step, attempt)) return [];
    const { args, reading } = (texts.get(step.contentId ?? '') ?? {}) as Partial<CallRecord>;
    return args && reading ? [{ ...reading, args, tool: step.name, readAt: step.startedAt }] : [];
  });
}

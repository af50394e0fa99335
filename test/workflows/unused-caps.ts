import type { CapUse } from '../../src/domain/cap.ts';
import type { Workflow } from '../../src/domain/workflow.ts';

/** Nobody has used anything of the caps of a workflow. */
export function unusedCaps({ caps = [] }: Workflow): CapUse[] {
  return caps.map(({ name, per, withinMs, limit }) => ({
    cap: name,
    per,
    withinMs,
    limit,
    used: 0,
    proposed: 0,
    currency: null,
  }));
}

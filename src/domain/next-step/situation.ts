import type { Standing, StandingKind } from '../digest/standing.ts';
import type { OperationsMetrics } from '../metrics/operations.ts';
import type { Promotable } from '../promotion/promotable.ts';
import type { Mode } from '../run.ts';

export type WorkflowSituation = {
  id: string;
  title: string;
  mode: Mode | null;
  isPaused: boolean;
  standing: Standing;
  /** The week itself, then those before it. */
  weeks: readonly OperationsMetrics[];
  /** Codes of reasons, as the workflow words them. */
  labels: Readonly<Record<string, string>>;
  /** What a promotion would rest on; null where it would be refused. */
  promotable: Promotable | null;
};

/** What the rules look at: the numbers of the week and of those before it, and what stands before people now. */
export type Situation = {
  weeks: readonly OperationsMetrics[];
  workflows: readonly WorkflowSituation[];
  /** `id` is a workflow's, or `all`. */
  pauses: readonly { id: string; title: string; forMs: number }[];
};

/** The workflow whose oldest of this kind has stood longest. */
export function oldestOf(
  { workflows }: Situation,
  kind: StandingKind,
): { id: string; title: string; oldestMs: number; count: number } | undefined {
  const [first] = workflows
    .flatMap(({ id, title, standing }) => {
      const { oldestMs, count } = standing[kind];
      return oldestMs === null ? [] : [{ id, title, oldestMs, count }];
    })
    .toSorted((a, b) => b.oldestMs - a.oldestMs);
  return first;
}

/** Of the workflows for which something is found, the one in which it weighs most. */
export function worstOf<T>(
  { workflows }: Situation,
  find: (workflow: WorkflowSituation) => T | undefined,
  weight: (found: T) => number,
): T | undefined {
  const [worst] = workflows.flatMap((each) => find(each) ?? []).toSorted((a, b) => weight(b) - weight(a));
  return worst;
}

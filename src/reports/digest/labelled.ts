import type { Counted } from '../../domain/digest/report.ts';
import type { Tally } from '../../domain/metrics/tally.ts';
import type { Workflow } from '../../domain/workflow.ts';

type Worded = Pick<Workflow, 'rejectReasons' | 'escalationCategories'>;

/** What a workflow calls its reasons and categories; a code that it has no words for stays as it is. */
export function labelsOf(workflow: Worded | undefined): Record<string, string> {
  const choices = workflow ? [...workflow.rejectReasons, ...workflow.escalationCategories] : [];
  return {
    none_given: 'no reason given',
    ...Object.fromEntries(choices.map(({ code, label }) => [code, label])),
  };
}

export function labelled(tally: Tally, labels: Readonly<Record<string, string>>): Counted[] {
  return merged(
    tally.map(({ code, count }) => ({ label: labels[code] ?? code.replaceAll('_', ' '), count })),
  );
}

/** Of several workflows: what is called the same is the same. Most first. */
export function merged(counted: readonly Counted[]): Counted[] {
  const counts = new Map<string, number>();
  for (const { label, count } of counted) counts.set(label, (counts.get(label) ?? 0) + count);
  return [...counts]
    .map(([label, count]) => ({ label, count }))
    .toSorted((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
}

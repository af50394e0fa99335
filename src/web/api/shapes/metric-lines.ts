import type { OperationsMetrics } from '../../../domain/metrics/operations.ts';
import type { Rate } from '../../../domain/metrics/rate.ts';
import type { Spread } from '../../../domain/metrics/spread.ts';
import type { Tally } from '../../../domain/metrics/tally.ts';

export const metricColumns = ['workflow', 'number', 'about', 'value', 'out_of', 'unit'] as const;

/** A number as a line: what it is, of whom or what, how much, of how many, in which unit. */
type Line = [number: string, about: string | null, value: number | null, outOf: number | null, unit: string];

/** Every number on a line of its own, so that a spreadsheet can sort and sum them. */
export function metricLines(metrics: OperationsMetrics): Line[] {
  const { withoutRework, split, cost, incidents, queue } = metrics;
  return [
    count('finished', metrics.finished),
    ...tally('finished', metrics.outcomes),
    rate('completed', metrics.completed),
    count('completed_in_shadow', metrics.completedInShadow),
    [
      'without_rework',
      withoutRework.isProvisional ? 'provisional' : null,
      withoutRework.of,
      withoutRework.outOf,
      'runs',
    ],
    ...spread('cycle_time', null, metrics.cycleTime),
    ...Object.entries(split ?? {}).map(([part, value]): Line =>
      part === 'count'
        ? ['mean_time_in', 'runs', value, null, 'runs']
        : ['mean_time_in', part, value, null, 'ms'],
    ),
    ['cost', null, cost.microUsd, null, 'micro_usd'],
    ['cost', 'models', cost.model, null, 'micro_usd'],
    ['cost', 'tools', cost.tools, null, 'micro_usd'],
    ['cost', 'per_completed', cost.perCompleted, null, 'micro_usd'],
    rate('runs_with_unknown_cost', cost.unpriced),
    rate('tool_calls_with_a_price', cost.pricedCalls, 'calls'),
    rate('approved', metrics.approved, 'reviews'),
    rate('edited', metrics.edited, 'reviews'),
    ...spread('time_to_decide', null, metrics.timeToDecide),
    ...metrics.reviewers.flatMap(({ person, decisions, timeToDecide }): Line[] => [
      ['decisions', person, decisions, null, 'decisions'],
      ...spread('time_to_decide', person, timeToDecide),
    ]),
    count('rejections', metrics.rejections.count),
    ...tally('rejections', metrics.rejections.reasons),
    count('escalations', metrics.escalations.count),
    ...tally('escalations', metrics.escalations.categories),
    ...tally('escalations_by', metrics.escalations.by),
    count('incidents', incidents.count),
    ...tally('incidents', incidents.causes),
    ...tally('incidents_severity', incidents.severities),
    count('incidents_open', incidents.open),
    count('blocked_runs', incidents.blockedRuns),
    count('repeated_failures', incidents.repeated.length),
    count('reversals', metrics.reversals),
    rate('reviews_overdue', queue.overdue, 'reviews'),
    ['oldest_review', null, queue.oldestMs, null, 'ms'],
  ];
}

function count(number: string, value: number): Line {
  return [number, null, value, null, 'count'];
}

function rate(number: string, { of, outOf }: Rate, unit = 'runs'): Line {
  return [number, null, of, outOf, unit];
}

function tally(number: string, codes: Tally): Line[] {
  return codes.map(({ code, count: value }) => [number, code, value, null, 'count']);
}

function spread(number: string, about: string | null, { count: outOf, p50, p90 }: Spread): Line[] {
  return [
    [`${number}_p50`, about, p50, outOf, 'ms'],
    [`${number}_p90`, about, p90, outOf, 'ms'],
  ];
}

import type { OperationsMetrics } from '../../domain/metrics/operations.ts';
import { percentOf } from '../../domain/metrics/rate.ts';
import type { Rate } from '../../domain/metrics/rate.ts';
import { inWords } from '../../lib/time.ts';

/** The numbers as they are quoted: spans in words, money in dollars, rates with their counts, null where nothing is known. */
export function shownMetrics(metrics: OperationsMetrics) {
  const { finished, withoutRework, cycleTime, split, cost, rejections, escalations, incidents, queue } =
    metrics;
  return {
    finished,
    outcomes: metrics.outcomes,
    completed: shownRate(metrics.completed),
    completed_in_shadow: metrics.completedInShadow,
    completed_without_rework: { ...shownRate(withoutRework), may_still_change: withoutRework.isProvisional },
    cycle_time_p50: span(cycleTime.p50),
    cycle_time_p90: span(cycleTime.p90),
    mean_time_in: split && {
      queue: inWords(split.queue),
      agent: inWords(split.agent),
      review: inWords(split.review),
      execution: inWords(split.execution),
      blocked: inWords(split.blocked),
    },
    approved: shownRate(metrics.approved),
    edited: shownRate(metrics.edited),
    time_to_decide_p50: span(metrics.timeToDecide.p50),
    time_to_decide_p90: span(metrics.timeToDecide.p90),
    rejections,
    escalations,
    incidents: {
      count: incidents.count,
      causes: incidents.causes,
      severities: incidents.severities,
      open: incidents.open,
      blocked_runs: incidents.blockedRuns,
      repeated: incidents.repeated.length,
    },
    actions_undone: metrics.reversals,
    cost_usd: dollars(cost.microUsd),
    cost_of_models_usd: dollars(cost.model),
    cost_of_tools_usd: dollars(cost.tools),
    cost_per_completed_usd: dollars(cost.perCompleted),
    runs_with_unknown_cost: cost.unpriced.of,
    reviews_open: queue.open,
    reviews_overdue: shownRate(queue.overdue),
    oldest_open_review: span(queue.oldestMs),
  };
}

function shownRate(rate: Rate) {
  return { of: rate.of, out_of: rate.outOf, percent: percentOf(rate) };
}

function span(milliseconds: number | null): string | null {
  return milliseconds === null ? null : inWords(milliseconds);
}

function dollars(microUsd: number | null): string | null {
  return microUsd === null ? null : `$${(microUsd / 1_000_000).toFixed(2)}`;
}

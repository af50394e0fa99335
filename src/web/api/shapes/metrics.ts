import type { OperationsMetrics } from '../../../domain/metrics/operations.ts';
import type { Rate } from '../../../domain/metrics/rate.ts';
import type { Spread } from '../../../domain/metrics/spread.ts';

export function shownMetrics(metrics: OperationsMetrics) {
  const { withoutRework, cost, incidents, queue } = metrics;
  return {
    finished: metrics.finished,
    outcomes: metrics.outcomes,
    completed: rate(metrics.completed),
    completed_in_shadow: metrics.completedInShadow,
    without_rework: { ...rate(withoutRework), is_provisional: withoutRework.isProvisional },
    cycle_time: spread(metrics.cycleTime),
    mean_time_in: metrics.split,
    cost: {
      micro_usd: cost.microUsd,
      of_models: cost.model,
      of_tools: cost.tools,
      per_completed: cost.perCompleted,
      runs_with_unknown_cost: rate(cost.unpriced),
      tool_calls_with_a_price: rate(cost.pricedCalls),
    },
    approved: rate(metrics.approved),
    edited: rate(metrics.edited),
    time_to_decide: spread(metrics.timeToDecide),
    reviewers: metrics.reviewers.map(({ person, decisions, timeToDecide }) => ({
      person,
      decisions,
      time_to_decide: spread(timeToDecide),
    })),
    rejections: metrics.rejections,
    escalations: metrics.escalations,
    incidents: {
      count: incidents.count,
      causes: incidents.causes,
      severities: incidents.severities,
      open: incidents.open,
      blocked_runs: incidents.blockedRuns,
      repeated: incidents.repeated,
    },
    reversals: metrics.reversals,
    queue: { open: queue.open, overdue: rate(queue.overdue), oldest_ms: queue.oldestMs },
  };
}

function rate({ of, outOf }: Rate) {
  return { of, out_of: outOf };
}

function spread({ count, p50, p90 }: Spread) {
  return { count, p50_ms: p50, p90_ms: p90 };
}

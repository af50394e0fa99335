import { day } from '../lib/time.ts';
import type { Severity } from './incident.ts';
import type { Rate } from './metrics/rate.ts';
import type { OperationsMetrics } from './metrics/operations.ts';

export const healths = ['in_trouble', 'needs_a_look', 'not_enough_data', 'healthy'] as const;
export type Health = (typeof healths)[number];

/** What a workflow is judged by: its numbers of the last seven days, today included, and how it stands now. */
export type Vitals = {
  /** Absent where nothing of it was to be counted. */
  metrics: OperationsMetrics | undefined;
  openIncidents: Readonly<Record<Severity, number>>;
  blockedRuns: number;
  pause: { by: string; since: Date } | null;
  /** The latest time that it was demoted in these days. */
  demotedAt: Date | null;
  /** Why nothing of it starts. */
  obstacle: 'teams' | 'tools' | null;
};

/** Why it is judged so, with the numbers behind it. */
export type HealthReason =
  | { code: 'cannot_run'; why: 'teams' | 'tools' }
  | { code: 'incidents'; critical: number; open: number }
  | { code: 'blocked_runs'; count: number }
  | { code: 'repeated_failures'; count: number }
  | { code: 'reviews_overdue'; overdue: Rate; oldestMs: number }
  | { code: 'expired'; rate: Rate }
  | { code: 'taken'; rate: Rate }
  | { code: 'paused'; by: string; since: Date }
  | { code: 'demoted'; at: Date }
  | { code: 'few_runs'; finished: number; needed: number }
  | { code: 'completed'; rate: Rate };

export type JudgedHealth = { health: Health; reasons: HealthReason[] };

/** Where a look begins and where trouble does. Rates are judged from `runs` runs, or as many decisions of people, on. */
export const healthBounds = {
  /** Below this nothing is said of how the runs go. */
  finished: 5,
  runs: 10,
  blockedRuns: { look: 1, trouble: 5 },
  /** How long the oldest open review has waited while one is overdue. */
  oldestReviewMs: { trouble: 2 * day },
  /** Percent of the runs that ended because nobody decided. */
  expired: { look: 5, trouble: 20 },
  /** Percent of the proposals that people took, as they were or edited. */
  taken: { look: 80, trouble: 50 },
} as const;

type Finding = { grave: boolean; reason: HealthReason };

/** What is grave makes trouble, anything else that was found needs a look; unknown is not healthy. */
export function judgeHealth(vitals: Vitals): JudgedHealth {
  const found = [...now(vitals), ...(vitals.metrics ? lately(vitals.metrics, vitals) : [])];
  const reasons = found.toSorted((a, b) => Number(b.grave) - Number(a.grave)).map(({ reason }) => reason);
  if (found.length)
    return { health: found.some(({ grave }) => grave) ? 'in_trouble' : 'needs_a_look', reasons };
  const finished = vitals.metrics?.finished ?? 0;
  if (!vitals.metrics || finished < healthBounds.finished) {
    const few = { code: 'few_runs', finished, needed: healthBounds.finished } as const;
    return { health: 'not_enough_data', reasons: [few] };
  }
  return { health: 'healthy', reasons: [{ code: 'completed', rate: vitals.metrics.completed }] };
}

function now({ obstacle, openIncidents, blockedRuns, pause, demotedAt }: Vitals): Finding[] {
  const open = Object.values(openIncidents).reduce((sum, count) => sum + count, 0);
  const { critical } = openIncidents;
  const { look, trouble } = healthBounds.blockedRuns;
  return [
    ...(obstacle ? [{ grave: true, reason: { code: 'cannot_run', why: obstacle } as const }] : []),
    ...(open ? [{ grave: critical > 0, reason: { code: 'incidents', critical, open } as const }] : []),
    ...(blockedRuns >= look
      ? [{ grave: blockedRuns >= trouble, reason: { code: 'blocked_runs', count: blockedRuns } as const }]
      : []),
    ...(pause ? [{ grave: false, reason: { code: 'paused', ...pause } as const }] : []),
    ...(demotedAt ? [{ grave: false, reason: { code: 'demoted', at: demotedAt } as const }] : []),
  ];
}

function lately(metrics: OperationsMetrics, { openIncidents }: Vitals): Finding[] {
  const { queue, incidents, outcomes, finished, approved, edited } = metrics;
  const repeated = incidents.repeated.length;
  const isOpen = Object.values(openIncidents).some((count) => count > 0);
  const expired = { of: outcomes.find(({ code }) => code === 'expired')?.count ?? 0, outOf: finished };
  const taken = { of: approved.of + edited.of, outOf: approved.outOf };
  return [
    ...(repeated ? [{ grave: isOpen, reason: { code: 'repeated_failures', count: repeated } as const }] : []),
    ...(queue.overdue.of > 0 && queue.oldestMs !== null ? [overdue(queue.overdue, queue.oldestMs)] : []),
    ...above(expired, healthBounds.expired).map((grave) => ({
      grave,
      reason: { code: 'expired', rate: expired } as const,
    })),
    ...below(taken, healthBounds.taken).map((grave) => ({
      grave,
      reason: { code: 'taken', rate: taken } as const,
    })),
  ];
}

function overdue(rate: Rate, oldestMs: number): Finding {
  const grave = oldestMs >= healthBounds.oldestReviewMs.trouble;
  return { grave, reason: { code: 'reviews_overdue', overdue: rate, oldestMs } };
}

type Bound = { look: number; trouble: number };

/** Whether it is grave; nothing where it is not worth a word, or too few to say. */
function above(rate: Rate, { look, trouble }: Bound): boolean[] {
  const percent = enough(rate);
  return percent === null || percent < look ? [] : [percent >= trouble];
}

function below(rate: Rate, { look, trouble }: Bound): boolean[] {
  const percent = enough(rate);
  return percent === null || percent >= look ? [] : [percent < trouble];
}

function enough(rate: Rate): number | null {
  return rate.outOf < healthBounds.runs ? null : (rate.of * 100) / rate.outOf;
}

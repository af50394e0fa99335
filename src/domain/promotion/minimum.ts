import type { Severity } from '../incident.ts';
import { day } from '../../lib/time.ts';
import type { Evidence } from './evidence.ts';

export const topSeverity: Severity = 'critical';
/** So long without an incident of the top severity. */
export const quietMs = 14 * day;
/** So many proposals in shadow: enough to see that it works at all. What may be wrong there, people see in pilot. */
export const leastShadowRuns = 10;
/** Half of the decisions in less: somebody may only be clicking. Said, and left to the two who decide. */
export const hastyMs = 10_000;

/** What still speaks against a promotion, as numbers to say it with. */
export type Missing =
  | { code: 'reviewed'; have: number; need: number; wrong: number; bound: number; tolerance: number }
  | { code: 'shadow_runs'; have: number; need: number }
  | { code: 'nothing_compared'; waiting: number; unobserved: number }
  | { code: 'top_severity'; count: number; days: number };

/**
 * Empty when the minimum is met. From pilot it is the bound on wrong proposals; from shadow that there were enough of them, and that how
 * often people did the same can be shown. How often that is, two people judge.
 */
export function missingIn(evidence: Evidence): Missing[] {
  const { mode, reviewed, unchanged, needed, bound, tolerance, shadowRuns, topSeverity: count } = evidence;
  const { waiting = 0, observed = 0, unobserved = 0 } = evidence.held?.runs ?? {};
  return [
    ...(mode === 'pilot' && bound > tolerance
      ? [
          {
            code: 'reviewed' as const,
            have: reviewed,
            need: needed,
            wrong: reviewed - unchanged,
            bound,
            tolerance,
          },
        ]
      : []),
    ...(mode === 'shadow' && shadowRuns < leastShadowRuns
      ? [{ code: 'shadow_runs' as const, have: shadowRuns, need: leastShadowRuns }]
      : []),
    ...(mode === 'shadow' && observed === 0
      ? [{ code: 'nothing_compared' as const, waiting, unobserved }]
      : []),
    ...(count > 0 ? [{ code: 'top_severity' as const, count, days: quietMs / day }] : []),
  ];
}

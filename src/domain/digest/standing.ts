/** How many there are, and for how long the oldest has stood; null of none. */
export type Stood = { count: number; oldestMs: number | null };

export const standingKinds = ['unknown', 'critical', 'incidents', 'blocked', 'reviews', 'overdue'] as const;
/**
 * `unknown`: actions that may or may not have happened, of runs that are open. `critical`: incidents of the top severity that nobody
 * resolved; `incidents`: all of those. `overdue`: reviews past their due time, counted from then.
 */
export type StandingKind = (typeof standingKinds)[number];

/** What a workflow has that somebody should look at, at one moment. */
export type Standing = Record<StandingKind, Stood>;

const nothing: Stood = { count: 0, oldestMs: null };

export function noStanding(): Standing {
  return {
    unknown: nothing,
    critical: nothing,
    incidents: nothing,
    blocked: nothing,
    reviews: nothing,
    overdue: nothing,
  };
}

/** Of several workflows together. */
export function together(all: readonly Standing[], kind: StandingKind): Stood {
  const oldest = all.flatMap((standing) => standing[kind].oldestMs ?? []);
  return {
    count: all.reduce((sum, standing) => sum + standing[kind].count, 0),
    oldestMs: oldest.length ? Math.max(...oldest) : null,
  };
}

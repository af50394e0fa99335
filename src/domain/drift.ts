import { stagesOf, suffices } from './policy.ts';
import type { Route, Stage } from './policy.ts';
import type { Action } from './proposal.ts';

/** One value that an approval rested on, then and now; empty where one of the two has none. */
export type Moved = { action: string; label: string; from: string; to: string };

/** What moved between two versions of the same actions. An action whose state was not read rests on nothing. */
export function movedBetween(before: readonly Action[], after: readonly Action[]): Moved[] {
  return before.flatMap(({ tool, state }, index) => {
    const now = after[index]?.state;
    if (!state || !now) return [];
    return [...new Set([...Object.keys(state), ...Object.keys(now)])]
      .map((label) => ({ action: tool, label, from: state[label] ?? '', to: now[label] ?? '' }))
      .filter(({ from, to }) => from !== to);
  });
}

type Asking = Extract<Route, { quorum: number }>;

/**
 * Whom to ask about what moved: the people whom the rules ask for, and nobody less than those who had approved it. What
 * a rule alone had let through goes to people, too.
 */
export function atLeast(approved: readonly Stage[], route: Exclude<Route, { to: 'block' }>): Asking {
  const [first, ...later] = approved;
  const before = first && ({ to: 'review', ...first, afterwards: later } as const);
  if (route.to === 'auto') return before ?? { to: 'review', level: 1, quorum: 1 };
  if (!before || suffices(stagesOf(route), before)) return route;
  const [stage, ...afterwards] = suffices(approved, route)
    ? approved
    : strictestOf(approved, stagesOf(route));
  return { ...route, ...stage, afterwards };
}

/** At each level as often, and each time as many, as either asks for; the levels in their order. */
function strictestOf(a: readonly Stage[], b: readonly [Stage, ...Stage[]]): [Stage, ...Stage[]] {
  const levels = [...new Set([...a, ...b].map(({ level }) => level))].toSorted((one, other) => one - other);
  const [first = b[0], ...rest] = levels.flatMap((level) => {
    const one = quorumsAt(level, a);
    const other = quorumsAt(level, b);
    const longer = one.length > other.length ? one : other;
    return longer.map((_, nth) => ({ level, quorum: Math.max(one[nth] ?? 0, other[nth] ?? 0) }));
  });
  return [first, ...rest];
}

function quorumsAt(level: number, stages: readonly Stage[]): number[] {
  return stages
    .filter((stage) => stage.level === level)
    .map(({ quorum }) => quorum)
    .toSorted((one, other) => other - one);
}

import { day, later } from '../../lib/time.ts';
import type { Period } from '../week.ts';

/** No longer than this at a time, so that one question to the database ends within its time however much happened. */
const longestGap = 7 * day;

type Day = { startsAt: Date; endsAt: Date };

/** The days, in their order, that do not overlap an earlier one, and what of the period is outside of them. */
export function gapsBetween<T extends Day>(days: readonly T[], { from, to }: Period) {
  const covered: T[] = [];
  const gaps: Period[] = [];
  let reached = from;
  for (const one of days) {
    if (one.startsAt < reached) continue;
    gaps.push(...inPieces({ from: reached, to: one.startsAt }));
    covered.push(one);
    reached = one.endsAt;
  }
  gaps.push(...inPieces({ from: reached, to }));
  return { covered, gaps };
}

function inPieces({ from, to }: Period): Period[] {
  if (from >= to) return [];
  const end = later(from, longestGap);
  return end >= to ? [{ from, to }] : [{ from, to: end }, ...inPieces({ from: end, to })];
}

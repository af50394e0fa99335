import { later } from '../lib/time.ts';
import type { Level } from './workflow.ts';

export const timelyDeeds = ['remind', 'escalate', 'expire', 'block'] as const;
/** What the clock does to a review: `expire` ends the run, `block` keeps it for its owner. None of them approves. */
export type TimelyDeed = (typeof timelyDeeds)[number];

/** What follows when, frozen on the review when it opens. `at` is an ISO instant. */
export type Timetable = readonly { at: string; does: TimelyDeed }[];

/** Reminders at half and at nine tenths, then the next level or, at the last one, the end. */
export function timetableFor(
  { level, isLast }: { level: Level; isLast: boolean },
  openedAt: Date,
): { dueAt: Date; timetable: Timetable } {
  const dueAt = later(openedAt, level.dueIn);
  const remind = [0.5, 0.9].map((share) => ({
    at: later(openedAt, level.dueIn * share).toISOString(),
    does: 'remind' as const,
  }));
  return {
    dueAt,
    timetable: [...remind, { at: dueAt.toISOString(), does: isLast ? 'expire' : 'escalate' }],
  };
}

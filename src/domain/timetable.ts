import type { Level } from './workflow.ts';
import { addWorkingTime } from './working-time.ts';
import type { WorkingHours } from './working-time.ts';

export const timelyDeeds = ['remind', 'escalate', 'expire', 'block'] as const;
/** What the clock does to a review: `expire` ends the run, `block` keeps it for its owner. None of them approves. */
export type TimelyDeed = (typeof timelyDeeds)[number];
/** What silence at the last level leads to. */
export type OnSilence = Extract<TimelyDeed, 'expire' | 'block'>;

/** What follows when, frozen on the review when it opens. `at` is an ISO instant. */
export type Timetable = readonly { at: string; does: TimelyDeed }[];

export type Timing = {
  level: Pick<Level, 'dueIn' | 'repeats'>;
  isLast: boolean;
  /** The time counts in these hours; null: at every hour. */
  hours: WorkingHours | null;
  onSilence: OnSilence;
};

/**
 * Reminders at half and at nine tenths of the time to decide. When it is up, the next level; at the last one the
 * reminders that it repeats, and then the end.
 */
export function timetableFor(
  { level: { dueIn, repeats }, isLast, hours, onSilence }: Timing,
  openedAt: Date,
): { dueAt: Date; timetable: Timetable } {
  const entry = (milliseconds: number, does: TimelyDeed) => ({
    at: addWorkingTime(openedAt, Math.round(milliseconds), hours).toISOString(),
    does,
  });
  const repeated =
    isLast && repeats
      ? Array.from({ length: repeats.times + 1 }, (_, count) => dueIn + count * repeats.every)
      : [];
  const end = isLast && repeats ? dueIn + repeated.length * repeats.every : dueIn;
  return {
    dueAt: addWorkingTime(openedAt, Math.round(dueIn), hours),
    timetable: [
      ...[dueIn * 0.5, dueIn * 0.9, ...repeated].map((time) => entry(time, 'remind')),
      entry(end, isLast ? onSilence : 'escalate'),
    ],
  };
}

/** What a review from before there were timetables was promised: nothing until it is due. */
export function timetableOf(
  review: { timetable: Timetable; dueAt: Date },
  { isLast }: { isLast: boolean },
): Timetable {
  if (review.timetable.length) return review.timetable;
  return [{ at: review.dueAt.toISOString(), does: isLast ? 'expire' : 'escalate' }];
}

/** What is to be done by now. `kept`: so many entries are behind us then; `missed`: so many of them nobody did in time. */
export type Due = { does: TimelyDeed; kept: number; missed: number };

/** The last entry whose time has come, unless it was kept: of several that were missed, only the last is done. */
export function dueBy(timetable: Timetable, kept: number, now: Date): Due | undefined {
  const come = timetable.findLastIndex(({ at }) => new Date(at) <= now);
  const entry = timetable[come];
  return entry && come >= kept ? { does: entry.does, kept: come + 1, missed: come - kept } : undefined;
}

const mostRepeats = 50;

/** What is wrong with the times of these levels, each with what would be right. */
export function problemsOfTimes(levels: readonly Level[]): string[] {
  return levels.flatMap(({ team, dueIn, repeats }, index) => {
    const level = `level ${index + 1} (${team})`;
    const isLast = index === levels.length - 1;
    const problems: [string, boolean][] = [
      [`${level} has ${dueIn} ms to decide: give it more than none. (dueIn)`, isSpan(dueIn)],
      [
        `${level} repeats reminders, but its cases go to the next level when they are due: let the last level repeat them. (repeats)`,
        !repeats || isLast,
      ],
      [
        `${level} repeats a reminder every ${repeats?.every} ms: name more than none. (repeats.every)`,
        !repeats || isSpan(repeats.every),
      ],
      [
        `${level} repeats a reminder ${repeats?.times} times: name 1 to ${mostRepeats}. (repeats.times)`,
        !repeats || (Number.isInteger(repeats.times) && repeats.times >= 1 && repeats.times <= mostRepeats),
      ],
    ];
    return problems.filter(([, isRight]) => !isRight).map(([problem]) => problem);
  });
}

function isSpan(milliseconds: number): boolean {
  return Number.isFinite(milliseconds) && milliseconds > 0;
}

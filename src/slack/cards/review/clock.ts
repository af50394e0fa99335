import type { ReviewView } from '../../../domain/run-view.ts';
import { workingTimeBetween } from '../../../domain/working-time.ts';
import { inWords, minute } from '../../../lib/time.ts';
import type { Paragraph, Part } from '../parts/rich-text.ts';
import { at, bold, bullets, section } from '../parts/rich-text.ts';

type Timed = Pick<ReviewView, 'openedAt' | 'dueAt' | 'hours' | 'timetable' | 'above'>;
type Entry = Timed['timetable'][number];

/** `4h to decide, due today at 14:00`; once that is past, for how long. */
export function due(review: Timed, now: Date): Part[] {
  const { openedAt, dueAt } = review;
  if (now > dueAt) return overdue(review, now);
  return [`${span(review, openedAt, dueAt)} to decide, due `, at(dueAt)];
}

/** `24m left, due today at 14:00`, for those who have seen the case before. */
export function left(review: Timed, now: Date): Part[] {
  if (now > review.dueAt) return overdue(review, now);
  return [`${span(review, now, review.dueAt)} left, due `, at(review.dueAt)];
}

function overdue({ dueAt }: Timed, now: Date): Part[] {
  return [bold('overdue'), ` for ${inWords(now.getTime() - dueAt.getTime())}, since `, at(dueAt)];
}

function span({ hours }: Timed, from: Date, to: Date): string {
  const passes = workingTimeBetween(from, to, hours);
  const time = inWords(passes < minute ? passes : Math.round(passes / minute) * minute);
  return hours ? `${time} of working time (${hours.timeZone})` : time;
}

/** What silence leads to: `; then it goes to support-leads`. */
export function inSilence({ timetable, dueAt, above }: Timed): Part[] {
  const end = timetable.at(-1);
  if (!end) return [];
  const what = {
    remind: 'it is asked for again',
    escalate: `it goes to ${above ?? 'the next level'}`,
    expire: 'it expires: silence never approves',
    block: 'it is kept for its owner: silence never approves',
  }[end.does];
  return end.at > dueAt ? ['; then reminders until ', at(end.at), `, and ${what}`] : [`; then ${what}`];
}

/** Everything that the clock will do, as it was promised when the review opened. */
export function wholeTimetable(review: Timed): Paragraph[] {
  return [
    section(bold('If nobody decides')),
    bullets(review.timetable.map((entry) => [at(entry.at), ': ', deed(entry, review)])),
    ...hoursInWords(review),
  ];
}

/** The same in one line: ` reminder today at 12:00, reminder today at 13:36, to support-leads today at 14:00`. */
export function timetableLine(review: Timed): Part[] {
  return review.timetable.flatMap((entry, index) => [
    `${index ? ', ' : ''}${deed(entry, review)} `,
    at(entry.at),
  ]);
}

function deed({ does }: Entry, { above }: Timed): string {
  if (does === 'remind') return 'reminder';
  if (does === 'escalate') return `to ${above ?? 'the next level'}`;
  return does === 'expire' ? 'expired, never approved' : 'kept for its owner, never approved';
}

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function hoursInWords({ hours }: Timed): Paragraph[] {
  if (!hours) return [];
  const { timeZone, days, from, to, holidays = [] } = hours;
  const names = dayNames.filter((_, index) => days.includes(index + 1)).join(', ');
  const without = holidays.length ? `, without ${holidays.join(', ')}` : '';
  return [
    section(`Its time counts in the working hours of ${timeZone}: ${names}, ${from} to ${to}${without}.`),
  ];
}

import { firstShown, shownAt } from '../lib/wall-clock.ts';
import { day as dayLong } from '../lib/time.ts';
import { Refused } from './refused.ts';

/** A day of the calendar, wherever it is: `2026-12-20`. Days compare as texts. */
export type Day = string;

/** From the first day to the last, both included. */
export type Days = { first: Day; last: Day };

const mostDays = 366;
const example = 'Write them as 2026-12-20..2027-01-03, or one day, today or tomorrow.';
const between = /\s*(?:\.{2,}|…|–|—|\b(?:to|until|till|through)\b|\s-\s)\s*/;

/** What somebody typed: `2026-12-20..2027-01-03`, `today`, `until 24.12.2026`. Throws Refused with what is not right. */
export function daysIn(typed: string, today: Day): Days {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/^(?:from|on)\s+/, '');
  if (text === '') throw refused(`Say which days you are away. ${example}`);
  const [begin = '', end, ...more] = text.split(between);
  if (more.length) throw refused(`That is more than one span of days. ${example}`);
  const first = end !== undefined && begin === '' ? today : dayIn(begin, today);
  if (end === '') throw refused(`Say the last day, too: then it ends by itself. ${example}`);
  const last = end === undefined ? first : dayIn(end, today);
  assertSpan({ first, last }, today);
  return { first: first < today ? today : first, last };
}

/** The day that the clocks of a place show. */
export function dayAt(instant: Date, timeZone: string): Day {
  return dayOf(shownAt(instant.getTime(), timeZone));
}

/** From the first moment of the first day to the first moment after the last, by the clocks of a place. */
export function spanOf({ first, last }: Days, timeZone: string): { startsAt: Date; endsAt: Date } {
  return {
    startsAt: new Date(firstShown(Date.parse(first), timeZone)),
    endsAt: new Date(firstShown(Date.parse(last) + dayLong, timeZone)),
  };
}

function dayIn(text: string, today: Day): Day {
  if (text === 'today') return today;
  if (text === 'tomorrow') return dayOf(Date.parse(today) + dayLong);
  const [, year, month, date] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? dayFirst(text);
  if (!year || !month || !date) throw refused(`“${text.slice(0, 40)}” is not a day. ${example}`);
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const asDate = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(asDate.getTime()) || dayOf(asDate.getTime()) !== day)
    throw refused(`There is no ${day} in the calendar.`);
  return day;
}

/** `20.12.2026`, as most of Europe writes it; with slashes nobody could tell the day from the month. */
function dayFirst(text: string): string[] {
  const [, date = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  return ['', year, month, date];
}

function assertSpan({ first, last }: Days, today: Day): void {
  if (last < first) throw refused(`The last day, ${last}, is before the first, ${first}.`);
  if (last < today) throw refused(`That is over already: it is ${today} where you are.`);
  const days = (Date.parse(last) - Date.parse(first)) / dayLong + 1;
  if (days > mostDays)
    throw refused(`That is ${days} days. For more than a year, have an admin change the team instead.`);
}

function dayOf(shown: number): Day {
  return new Date(shown).toISOString().slice(0, 10);
}

function refused(problem: string): Refused {
  return new Refused('bad_input', { days: problem });
}

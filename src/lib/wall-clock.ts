import { day, second } from './time.ts';

/** What the clocks of a place show, as the milliseconds of the same date and time in UTC. */
export type Shown = number;

export function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** What the clocks show at this instant, to the second. */
export function shownAt(instant: number, timeZone: string): Shown {
  const parts = clockOf(timeZone).formatToParts(instant);
  const number = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(
    number('year'),
    number('month') - 1,
    number('day'),
    number('hour'),
    number('minute'),
    number('second'),
  );
}

/**
 * The first instant at which the clocks show this. What they show twice in autumn counts the first time; what they pass
 * over in spring is there at the moment they jump.
 */
export function firstShown(shown: Shown, timeZone: string): number {
  const [before, after] = [offsetAt(shown - day, timeZone), offsetAt(shown + day, timeZone)];
  const [earlier, later] = [shown - Math.max(before, after), shown - Math.min(before, after)];
  if (shownAt(earlier, timeZone) === shown) return earlier;
  if (shownAt(later, timeZone) === shown) return later;
  return jumpBetween(earlier, later, shown, timeZone);
}

function offsetAt(instant: number, timeZone: string): number {
  return shownAt(instant, timeZone) - instant;
}

/** Where the clocks go from before `shown` to after it. Rules of time zones change on whole seconds. */
function jumpBetween(earlier: number, later: number, shown: Shown, timeZone: string): number {
  let [low, high] = [earlier, later];
  while (high - low > second) {
    const middle = low + Math.floor((high - low) / 2 / second) * second;
    if (shownAt(middle, timeZone) < shown) low = middle;
    else high = middle;
  }
  return high;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  clocks.set(timeZone, clock);
  return clock;
}

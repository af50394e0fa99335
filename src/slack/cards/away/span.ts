import { later, second } from '../../../lib/time.ts';
import type { Part } from '../parts/rich-text.ts';
import { at, code } from '../parts/rich-text.ts';

type Span = { startsAt: Date; endsAt: Date };

/** `from 20 December at 00:00 until 3 January at 23:59`, by the clock of whoever reads it. */
export function span({ startsAt, endsAt }: Span): Part[] {
  return ['from ', at(startsAt), ' until ', lastMoment(endsAt)];
}

/** An absence ends when the next day begins, and people say the day before. */
export function lastMoment(endsAt: Date): Part {
  return at(later(endsAt, -second));
}

/** `3 reviews wait for you now: /leenops queue lists what waits.` Null: nobody could count. */
export function waiting(count: number | null): Part[] {
  if (count === null) return [code('/leenops queue'), ' lists what waits for you.'];
  if (count === 0) return ['Nothing waits for you now.'];
  const reviews = count === 1 ? 'One review waits' : `${count} reviews wait`;
  return [`${reviews} for you now: `, code('/leenops queue'), ' lists what waits.'];
}

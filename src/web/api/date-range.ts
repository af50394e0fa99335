import { z } from 'zod';
import { day, later } from '../../lib/time.ts';

const date = z.iso.date();
const instant = z.iso.datetime({ offset: true });
const message = 'Give a date (2026-11-30) or a moment (2026-11-30T12:00:00Z).';

/** `from` begins with its day; `to` takes its whole day in, or ends before its moment. In UTC. */
export const rangeShape = z
  .object({ from: z.union([date, instant], message), to: z.union([date, instant], message) })
  .transform(({ from, to }) => ({
    from: new Date(from),
    to: date.safeParse(to).success ? later(new Date(to), day) : new Date(to),
  }))
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'It lies before “from”.' });

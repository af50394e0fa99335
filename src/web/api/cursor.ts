import { z } from 'zod';
import { Refused } from '../../domain/refused.ts';

export type Place = { receivedAt: Date; id: string };

const place = z.tuple([z.coerce.date(), z.string().regex(/^run_[0-9a-z]{12}$/)]);

/** Where a page ended, as a word that nobody should read anything into. */
export function cursorOf({ receivedAt, id }: Place): string {
  return Buffer.from(JSON.stringify([receivedAt.toISOString(), id])).toString('base64url');
}

/** Throws Refused when the cursor is none that we gave. */
export function placeOf(cursor: string): Place {
  const parsed = place.safeParse(jsonIn(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parsed.success) throw new Refused('bad_input', { cursor: 'Give the next_cursor of the page before.' });
  const [receivedAt, id] = parsed.data;
  return { receivedAt, id };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

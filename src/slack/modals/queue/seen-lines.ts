import { z } from 'zod';
import type { SeenLine } from '../../../engine/reviews/several/approve-several.ts';

const line = z
  .string()
  .regex(/^rev_[0-9a-z]{12} [0-9a-f]{64}$/)
  .transform((text): SeenLine => {
    const [reviewId = '', digest = ''] = text.split(' ');
    return { reviewId, digest };
  });

/** One line as a tick or a form remembers it: which review, and exactly what was shown of it. */
export function spellLine({ reviewId, digest }: SeenLine): string {
  return `${reviewId} ${digest}`;
}

/** Throws when one of them is not ours. */
export function parseLines(texts: readonly string[]): SeenLine[] {
  return texts.filter(Boolean).map((text) => line.parse(text));
}

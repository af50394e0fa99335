import { z } from 'zod';

const button = z.object({ value: z.string().regex(/^rev_[0-9a-z]{12}$/) });

/** The review that a card's button names. Throws when the payload is not one of ours. */
export function reviewIdIn(action: unknown): string {
  return button.parse(action).value;
}

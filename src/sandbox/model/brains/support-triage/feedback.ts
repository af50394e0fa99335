import { z } from 'zod';
import type { Conversation } from '../../conversation.ts';

const tryShape = z.object({
  rejected: z.array(z.object({ reason: z.string(), reviewer_wrote: z.string().nullable() })).default([]),
  you_asked: z.string().default(''),
  reviewer_answered: z.string().nullable().default(null),
});
const feedbackShape = z.object({ earlier_tries: z.array(tryShape) });

/** What reviewers said to one earlier try. */
export type Try = z.infer<typeof tryShape>;

/** The earlier tries that the task tells of, oldest first; none on a first try. */
export function earlierTriesIn({ user }: Conversation): Try[] {
  const line = user.split('\n').find((each) => each.startsWith('{"earlier_tries":'));
  return line === undefined ? [] : feedbackShape.parse(JSON.parse(line)).earlier_tries;
}

/** The reviewers' own words: what they wrote to a rejection, or their answer. */
export function wordsOf({ rejected, reviewer_answered }: Try): string {
  return [...rejected.map(({ reviewer_wrote }) => reviewer_wrote), reviewer_answered]
    .filter(Boolean)
    .join('\n');
}

export function isRejectedFor({ rejected }: Try, what: RegExp): boolean {
  return rejected.some(({ reason }) => what.test(reason));
}

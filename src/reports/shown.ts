import { listReviewDecisions } from '../db/reviews.ts';
import type { Decision } from '../db/reviews.ts';
import { findShowing, listShowingsOf } from '../db/showings.ts';
import type { KeptShowing } from '../db/showings.ts';
import type { Sources } from './run-view.ts';

export type { KeptShowing } from '../db/showings.ts';

/** Everything that was shown of a review, oldest first, and the decisions that were made on it. */
export async function listShown(
  { db }: Pick<Sources, 'db'>,
  { runId, reviewId }: { runId: string; reviewId: string },
): Promise<{ showings: KeptShowing[]; decisions: Decision[] }> {
  const [showings, decisions] = await Promise.all([
    listShowingsOf(db, runId, reviewId),
    listReviewDecisions(db, reviewId),
  ]);
  return { showings, decisions };
}

/** One thing that was shown, as it was; undefined when there is no such thing. */
export async function findShown({ db }: Pick<Sources, 'db'>, id: string): Promise<KeptShowing | undefined> {
  return findShowing(db, id);
}

import { listPostedCards, listReviewSubjects } from '../db/waiting.ts';
import type { PostedCard } from '../db/waiting.ts';
import type { Sources } from './run-view.ts';

/** What a review is called, open or over, and where its card stands. */
export type ReviewName = {
  reviewId: string;
  subject: string;
  workflowTitle: string;
  card: Omit<PostedCard, 'reviewId'> | null;
};

export async function listReviewNames(
  { db, workflows }: Pick<Sources, 'db' | 'workflows'>,
  reviewIds: readonly string[],
): Promise<ReviewName[]> {
  const [subjects, cards] = await Promise.all([
    listReviewSubjects(db, reviewIds),
    listPostedCards(db, reviewIds),
  ]);
  return subjects.map(({ reviewId, subject, workflowId }) => ({
    reviewId,
    subject,
    workflowTitle: workflows.find(({ id }) => id === workflowId)?.title ?? workflowId,
    card: cards.find((each) => each.reviewId === reviewId) ?? null,
  }));
}

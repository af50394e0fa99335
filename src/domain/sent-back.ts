import { allAskAgain } from './another-try.ts';
import type { ReviewView, RunView } from './run-view.ts';

/** Whether this review ended by sending the agent back to work: with an answer, or rejected with another try. */
export function sentBack({ resolution, decisions }: Pick<ReviewView, 'resolution' | 'decisions'>): boolean {
  if (resolution === 'answered') return true;
  return resolution === 'rejected' && allAskAgain(decisions.filter(({ kind }) => kind === 'reject'));
}

/** The reviews that sent the agent back before it made this version, oldest first. */
export function sentBackBefore({ reviews }: Pick<RunView, 'reviews'>, version: number): ReviewView[] {
  return reviews
    .filter((review) => sentBack(review) && review.proposal.version < version)
    .toSorted((a, b) => a.proposal.version - b.proposal.version);
}

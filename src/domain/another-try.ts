import type { ReviewResolution } from './review.ts';

/** So often a rejection may send the agent back to work on one run. */
export const mostTries = 2;

/** How often the agent may still be sent back: a rejection that did not end its run did so. Asked while the run is open. */
export function triesLeft(reviews: readonly { resolution: ReviewResolution | null }[]): number {
  return mostTries - reviews.filter(({ resolution }) => resolution === 'rejected').length;
}

/** Where it takes several rejections, the agent tries again only if every one of them asks for it. */
export function allAskAgain(rejections: readonly { again: boolean }[]): boolean {
  return rejections.length > 0 && rejections.every(({ again }) => again);
}

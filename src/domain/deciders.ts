import type { Actor } from './event.ts';
import type { Route } from './policy.ts';
import type { Deciders, ReviewResolution } from './review.ts';
import { countedElsewhere, voicesIn } from './tally.ts';
import type { Given } from './tally.ts';
import type { Workflow } from './workflow.ts';

/** A run's reviews and answers, and the proposal that this review is about. */
export type ReviewRecords = {
  workflow: Workflow;
  requester: string | null;
  review: { id: string; proposalId: string; level: number; stage?: number; teamId: string };
  proposal: { author: Actor; route: Route };
  answers: readonly Given[];
  reviews: readonly { id: string; level: number; stage?: number; resolution: ReviewResolution | null }[];
};

/** What the records say of who may decide on a review: the same on the card and at the click. */
export function decidersFrom({
  workflow,
  requester,
  review,
  proposal,
  answers,
  reviews,
}: ReviewRecords): Deciders {
  return {
    requester,
    team: review.teamId,
    welcome: workflow.welcome ?? [],
    answered: voicesIn(answers.filter(({ reviewId }) => reviewId === review.id)),
    countedElsewhere: countedElsewhere(review, proposal, answers, reviews),
  };
}

import { Refused } from './refused.ts';

export const reviewResolutions = [
  'approved',
  'edited',
  'rejected',
  'escalated',
  'expired',
  'cancelled',
  'superseded',
] as const;
export type ReviewResolution = (typeof reviewResolutions)[number];

export const decisionKinds = ['approve', 'edit', 'reject', 'escalate'] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** Everything that the right to decide hangs on, looked up at the moment of the click. */
export type Eligibility = {
  requester: string | null;
  /** Members of the team that the review's level names. */
  eligible: readonly string[];
  /** People who already approved this proposal at this review. */
  approvedBy: readonly string[];
  resolution: ReviewResolution | null;
  team: string;
};

/** Throws Refused unless this person may decide on this review now. The one place where that is judged. */
export function assertMayDecide(person: string, review: Eligibility): void {
  if (review.resolution) throw new Refused('review_over');
  if (person === review.requester) throw new Refused('own_request');
  if (!review.eligible.includes(person)) throw new Refused('not_a_reviewer', { team: review.team });
  if (review.approvedBy.includes(person)) throw new Refused('already_approved');
}

/** Who may decide, for the card: the level's team without the requester. */
export function mayDecide(review: Pick<Eligibility, 'requester' | 'eligible'>): string[] {
  return review.eligible.filter((person) => person !== review.requester);
}

import type { ActorKind } from './event.ts';
import type { Stage } from './policy.ts';
import type { ProposalBody } from './proposal.ts';
import type { Recall } from './recall.ts';

export const bulkObstacles = [
  'erased',
  'no_actions',
  'outside_case',
  'risk',
  'approvals',
  'more_levels',
  'escalated',
  'moved',
  'recalled',
  'question',
  'no_evidence',
  'unverified',
] as const;
/** Why a review needs a look of its own and is not decided together with others. */
export type BulkObstacle = (typeof bulkObstacles)[number];

/** What that hangs on. */
export type ForBulk = {
  body: ProposalBody | null;
  quorum: number;
  /** So many levels are asked after this one. */
  furtherLevels: number;
  /** Who moved it to this level: a person or a rule wanted a second look; the clock only waited too long. */
  escalatedBy: ActorKind | null;
  /** Who wrote this version: LeenOps itself does when something moved under an approval. */
  writtenBy: ActorKind;
  recalls: readonly Recall[];
};

/** The rows of one review, as far as that hangs on them. */
type Rows = {
  review: { id: string; quorum: number; remaining: readonly Stage[] };
  proposal: { authorKind: ActorKind; recalls: readonly Recall[] };
  body: ProposalBody | null;
  escalations: readonly { toReviewId: string; askedByKind: ActorKind }[];
};

/** The same of what a list offers and of what is decided. */
export function forBulk({ review, proposal, body, escalations }: Rows): ForBulk {
  return {
    body,
    quorum: review.quorum,
    furtherLevels: review.remaining.length,
    writtenBy: proposal.authorKind,
    recalls: proposal.recalls,
    escalatedBy: escalations.find(({ toReviewId }) => toReviewId === review.id)?.askedByKind ?? null,
  };
}

/** What stands in the way of deciding this one together with others; undefined when nothing does. */
export function bulkObstacle(review: ForBulk): BulkObstacle | undefined {
  const { body, quorum, furtherLevels, escalatedBy, writtenBy, recalls } = review;
  if (!body) return 'erased';
  const { actions, evidence, policy, question } = body;
  if (actions.length === 0) return 'no_actions';
  if (actions.some(({ outOfScope }) => outOfScope.length > 0)) return 'outside_case';
  if (actions.some(({ risk }) => risk !== 'low')) return 'risk';
  if (quorum !== 1) return 'approvals';
  if (furtherLevels > 0) return 'more_levels';
  if (escalatedBy && escalatedBy !== 'clock') return 'escalated';
  if (writtenBy === 'system') return 'moved';
  if (recalls.length > 0) return 'recalled';
  if (question !== null) return 'question';
  if (evidence.length === 0) return 'no_evidence';
  if (evidence.some(({ verified }) => !verified) || policy?.verified === false) return 'unverified';
  return undefined;
}

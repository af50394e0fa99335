import type { ReviewView, RunView } from '../../../../src/domain/run-view.ts';
import { minute } from '../../../../src/lib/time.ts';
import { aBody, aProposal, refund, reply, tag } from './proposals.ts';
import { aDecidedReview, aDecision, aReview, self } from './reviews.ts';
import { aRun } from './runs.ts';
import { after, grace, linus, maya } from './times-and-people.ts';

const leads = { id: 'support-leads', userGroupId: null };
const inOrder = aProposal({
  routing: {
    route: { to: 'review', level: 1, quorum: 1, afterwards: [{ level: 2, quorum: 1 }] },
    rule: 'very-large-refund',
    sentence: 'Refunds above €500 need a reviewer and then a support lead.',
    alsoMatched: [],
  },
});
const firstLevel = aReview({
  proposal: inOrder,
  remaining: [{ level: 2, quorum: 1, team: leads.id }],
});
const firstApproved = aDecidedReview('approved', [aDecision()], {
  proposal: inOrder,
  remaining: firstLevel.remaining,
  next: { reviewId: 'rev_level2', team: leads.id },
});
const secondLevel = aReview({
  id: 'rev_level2',
  proposal: inOrder,
  level: 2,
  stage: 2,
  team: leads,
  reviewers: [self(maya)],
});

const movedOn = { next: { reviewId: 'rev_2', team: 'support-agents' } };
const approved = aDecidedReview('approved', [aDecision()], movedOn);
const now = { Payment: 'paid', 'Left to refund': '€24.00' };
/** €60.00 went back, and a colleague answered, after Grace had approved version 1. */
export const movedProposal = aProposal({
  id: 'prp_2',
  version: 2,
  author: { kind: 'system', id: 'leenops' },
  createdAt: after(9 * minute),
  body: aBody({ actions: [{ ...refund, id: 'act_2', state: now }, reply, tag] }),
  moved: [
    { action: 'stripe_refund', label: 'Left to refund', from: '€84.00', to: '€24.00' },
    {
      action: 'zendesk_reply',
      label: 'Last public comment',
      from: 'by the customer, 2026-11-23 09:58:12 UTC (no. 700017)',
      to: 'by support, 2026-11-23 10:05:40 UTC (no. 700041)',
    },
  ],
});
const movedReview = aReview({ id: 'rev_2', proposal: movedProposal });
const movedRun = (...reviews: ReviewView[]) => aRun({ proposals: [aProposal(), movedProposal], reviews });
const byRule = aProposal({ routing: { ...aProposal().routing, rule: 'tag-only', route: { to: 'auto' } } });
const stricter = aReview({ id: 'rev_2', quorum: 2, reviewers: [self(grace), self(linus)] });

/** Levels in order, and why people are asked again about what was approved. */
export const askedAgainStates: Record<string, [RunView, ReviewView]> = {
  'review-first-of-two-levels': [aRun({ proposals: [inOrder], reviews: [firstLevel] }), firstLevel],
  'review-first-level-approved': [
    aRun({ proposals: [inOrder], reviews: [firstApproved, secondLevel] }),
    firstApproved,
  ],
  'review-second-of-two-levels': [
    aRun({ proposals: [inOrder], reviews: [firstApproved, secondLevel] }),
    secondLevel,
  ],
  'review-moved': [movedRun(approved, movedReview), movedReview],
  'review-moved-after-a-rule': [
    aRun({ proposals: [byRule, movedProposal], reviews: [movedReview] }),
    movedReview,
  ],
  'review-approved-then-moved': [movedRun(approved, movedReview), approved],
  'review-approved-then-stricter': [aRun({ reviews: [approved, stricter] }), approved],
};

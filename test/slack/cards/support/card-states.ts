import type { ReviewView, RunView } from '../../../../src/domain/run-view.ts';
import { joined, runAgain } from './again-states.ts';
import { day, hour, minute } from '../../../../src/lib/time.ts';
import { reviewCard } from '../../../../src/slack/cards/review-card.ts';
import { askedAgainStates } from './asked-again-states.ts';
import { aBody, aProposal, apology, refund, reply, tag } from './proposals.ts';
import { aDecidedReview, aDecision, aReview, inWorkingHours, repeating, self } from './reviews.ts';
import { aCompletedRun, aRun } from './runs.ts';
import { anExecution, executed } from './steps.ts';
import { after, grace, linus, maya, now } from './times-and-people.ts';

const by = (id: string) => ({ kind: 'person' as const, id });
const unverified = aBody({
  confidence: 0.41,
  policy: { ...aBody().policy!, verified: false },
  evidence: aBody().evidence.map((each, index) => ({ ...each, verified: index === 0 })),
});
const atLevelTwo: Partial<ReviewView> = {
  id: 'rev_level2',
  level: 2,
  above: null,
  team: { id: 'support-leads', userGroupId: null },
  reviewers: [self(maya)],
  escalatedHere: {
    category: 'needs_authority',
    askedBy: by(linus),
    note: 'She is a regular customer and asked for a gift card as well.',
    escalatedAt: after(5 * minute),
  },
};
const twoApprovals: Partial<ReviewView> = {
  quorum: 2,
  proposal: aProposal({
    body: aBody({
      actions: [
        { ...refund, args: { ...refund.args, amount: 24_900 }, says: refund.says.replace('84', '249') },
        reply,
        tag,
      ],
    }),
    routing: {
      route: { to: 'review', level: 1, quorum: 2 },
      rule: 'two-approvals',
      sentence: 'A refund above €100.00 needs two approvals.',
      alsoMatched: [],
    },
  }),
};
const secondVersion = aProposal({
  id: 'prp_2',
  version: 2,
  author: by(grace),
  body: aBody({
    actions: [
      { ...refund, args: { ...refund.args, amount: 6_000 }, says: refund.says.replace('84', '60') },
      reply,
      tag,
    ],
  }),
  changes: [{ action: 'stripe_refund', field: 'amount', from: '8400', to: '6000' }],
});
export const threePapers = {
  title: 'Bill, order and receipt',
  rows: [],
  comparison: {
    columns: ['Bill INV-2043', 'Order PO-1191', 'Received (DN-7745)'],
    rows: [
      { label: 'PINE-PANEL: quantity', cells: ['40', '40', '32'], differs: true },
      { label: 'PINE-PANEL: price', cells: ['54.00 EUR', '54.00 EUR', '–'], differs: false },
      { label: '<!channel> *free* :tada:: quantity', cells: ['1', 'not on it', '0'], differs: true },
      { label: 'Total', cells: ['€2,694.00', '€2,694.00', '–'], differs: false },
    ],
  },
  note: 'Without tax the bill is €432.00 (23.8 %) more than is owed for what was received.',
};
const longReply = Array.from({ length: 60 }, (_, line) => `${line + 1}. ${apology.split('\n')[2]}`).join(
  '\n',
);

const open: Record<string, ReviewView> = {
  'review-open': aReview(),
  'review-one-of-two': aReview({ ...twoApprovals, decisions: [aDecision()] }),
  'review-escalated-to-last-level': aReview(atLevelTwo),
  'review-edited-version': aReview({ proposal: secondVersion }),
  'review-not-verified': aReview({ proposal: aProposal({ body: unverified }) }),
  'review-question-and-no-policy': aReview({
    proposal: aProposal({
      sections: [{ title: 'Order', rows: [], note: 'No order is linked to this ticket.' }],
      body: aBody({ policy: null, evidence: [], actions: [], question: 'Which order is this about?' }),
    }),
  }),
  'review-side-by-side': aReview({ proposal: aProposal({ sections: [threePapers] }) }),
  'review-long-reply': aReview({
    proposal: aProposal({
      body: aBody({ actions: [{ ...reply, args: { ...reply.args, body: longReply } }] }),
    }),
  }),
  'review-out-of-scope': aReview({
    proposal: aProposal({ body: aBody({ actions: [{ ...refund, outOfScope: ['charge_id'] }] }) }),
  }),
  'review-overdue': aReview({ dueAt: after(-2 * hour) }),
  'review-in-working-hours': aReview(inWorkingHours),
  'review-last-level-repeats': aReview({ ...atLevelTwo, escalatedHere: null, ...repeating }),
  'review-last-level-kept-for-owner': aReview({
    ...atLevelTwo,
    escalatedHere: null,
    above: null,
    timetable: [{ at: after(4 * hour), does: 'block' }],
  }),
  'review-people-unknown': aReview({ reviewers: [] }),
  'review-erased': aReview({ proposal: aProposal({ body: null, sections: [] }) }),
};

const rejected = [
  aDecision({
    kind: 'reject',
    reasonCode: 'wrong_amount',
    note: 'The shipping cost was refunded in October already.',
  }),
];
const sentBack = aDecidedReview('rejected', [
  aDecision({
    kind: 'reject',
    reasonCode: 'wrong_amount',
    note: 'Only €60.00: she keeps the candles.',
    again: true,
  }),
]);
const answered = aDecidedReview(
  'answered',
  [aDecision({ kind: 'respond', note: 'HP-2231, of 20 October.' })],
  { proposal: aProposal({ body: aBody({ actions: [], question: 'Which order is this about?' }) }) },
);
const anotherTry = aReview({
  id: 'rev_2',
  proposal: { ...secondVersion, author: { kind: 'agent', id: 'demo-rules-1' } },
});
const recalled = aReview({
  proposal: aProposal({
    routing: {
      route: { to: 'review', level: 1, quorum: 1 },
      rule: 'one-approval',
      sentence: 'A refund of up to €100.00 needs one approval.',
      alsoMatched: ['rejected-lately'],
    },
    recalls: [
      ...[refund, reply].map(({ id }) => ({
        actionId: id,
        reason: 'The amount is wrong',
        by: linus,
        at: after(-3 * day),
        runId: 'run_2b7k9x0m2p4q',
        url: 'https://hearth-and-pine.example/archives/C0SUPPORT/p1763550000000100',
      })),
      {
        actionId: tag.id,
        reason: 'Already handled elsewhere',
        by: grace,
        at: after(-day),
        runId: 'run_5c7k9x0m2p4q',
        url: null,
      },
    ],
  }),
});
const oneRejects = aReview({
  rejections: 2,
  reviewers: [self(linus)],
  decisions: [aDecision({ kind: 'reject', reasonCode: 'wrong_amount', again: true })],
});
const failed = [
  anExecution(refund, 1, { status: 'failed', code: 'charge_already_refunded', result: null }),
  anExecution(reply, 2, { status: 'pending', claimedAt: null, settledAt: null, result: null }),
];
const unknown = [anExecution(refund, 1, { status: 'unknown', code: 'no_answer', result: null })];
const approved = aDecidedReview('approved', [aDecision()]);

const decided: Record<string, [RunView, ReviewView]> = {
  'review-approved': [aCompletedRun(), approved],
  'review-approved-by-two': [
    aCompletedRun({ executions: executed }),
    aDecidedReview(
      'approved',
      [aDecision(), aDecision({ decider: by(linus), decidedAt: after(9 * minute) })],
      twoApprovals,
    ),
  ],
  'review-approved-executing': [aRun({ status: 'executing', executions: executed.slice(0, 1) }), approved],
  'review-approved-failed': [
    aRun({ status: 'blocked', cause: 'action_failed', executions: failed }),
    approved,
  ],
  'review-approved-unknown': [
    aRun({ status: 'blocked', cause: 'action_unknown', executions: unknown }),
    approved,
  ],
  'review-rejected': [aRun({ status: 'rejected' }), aDecidedReview('rejected', rejected)],
  'review-edited': [
    aRun(),
    aDecidedReview('edited', [aDecision({ kind: 'edit' })], {
      next: { reviewId: 'rev_2', team: 'support-agents' },
    }),
  ],
  'review-escalated': [
    aRun(),
    aDecidedReview(
      'escalated',
      [aDecision({ kind: 'escalate', decider: by(linus), reasonCode: 'needs_authority' })],
      {
        next: { reviewId: 'rev_level2', team: 'support-leads' },
      },
    ),
  ],
  'review-escalated-by-clock': [
    aRun(),
    aDecidedReview('escalated', [], { next: { reviewId: 'rev_level2', team: 'support-leads' } }),
  ],
  'review-expired': [
    aRun({ status: 'expired' }),
    aDecidedReview('expired', [], { ...atLevelTwo, escalatedHere: null }),
  ],
  'review-cancelled': [aRun({ status: 'cancelled' }), aDecidedReview('cancelled', [])],
  'review-superseded': [aRun(), aDecidedReview('superseded', [aDecision()])],
  'review-rejected-for-another-try': [
    aRun({ status: 'running', reviews: [sentBack] }),
    { ...sentBack, next: { reviewId: 'rev_2', team: 'support-agents' } },
  ],
  'review-another-try': [aRun({ reviews: [sentBack, anotherTry] }), anotherTry],
  'review-answered': [aRun({ status: 'running', reviews: [answered] }), answered],
  'review-after-an-answer': [aRun({ reviews: [answered, anotherTry] }), anotherTry],
  'review-recalled': [aRun({ reviews: [recalled] }), recalled],
  ...askedAgainStates,
  'review-run-again': [runAgain, aReview()],
  'review-changed-meanwhile': [joined, aReview()],
  'review-one-of-two-rejections': [aRun({ reviews: [oneRejects] }), oneRejects],
};

/** Every state that a review card can be in, by the name of its render. */
export const cardStates = Object.fromEntries([
  ...Object.entries(open).map(
    ([name, review]) => [name, reviewCard(aRun({ reviews: [review] }), review, now)] as const,
  ),
  ...Object.entries(decided).map(([name, [run, review]]) => [name, reviewCard(run, review, now)] as const),
]);

import type { Cap } from '../../domain/cap.ts';
import type { Rule } from '../../domain/policy.ts';
import type { AmountBands } from '../../domain/promotion/bands.ts';
import { day } from '../../lib/time.ts';

export const hundredEuros = 100_00;
const twoHundredEuros = 200_00;
export const fiveHundredEuros = 500_00;

/** All rules are tried and the strictest that matches wins. Amounts are in cents. */
export const policy: [Rule, ...Rule[]] = [
  {
    name: 'refund-not-linked',
    sentence: 'A refund for an order that is not linked to the ticket is blocked.',
    when: { action: 'stripe_refund', where: { fact: 'in scope', is: false } },
    route: { to: 'block' },
    mandatory: true,
  },
  {
    name: 'outside-the-case',
    sentence: 'An action on a ticket or a payment outside this case is blocked.',
    when: { fact: 'actions.outOfScope', above: 0 },
    route: { to: 'block' },
    mandatory: true,
  },
  {
    name: 'more-than-paid',
    sentence: 'A refund above what is left of the payment is blocked.',
    when: { all: [{ action: 'stripe_refund' }, { fact: 'above what is left', is: true }] },
    route: { to: 'block' },
    mandatory: true,
  },
  {
    name: 'low-confidence',
    sentence: 'With a confidence below 60 % the support leads decide.',
    when: { all: [{ not: { onlyActions: ['zendesk_tag'] } }, { fact: 'confidence', below: 0.6 }] },
    route: { to: 'escalate', level: 2, quorum: 1, category: 'low_confidence' },
  },
  {
    name: 'missing-order',
    sentence: 'A refund or complaint without an order on file goes to the support leads.',
    when: {
      all: [
        { fact: 'category', oneOf: ['refund', 'complaint'] },
        { fact: 'order found', is: false },
      ],
    },
    route: { to: 'escalate', level: 2, quorum: 1, category: 'missing_order' },
  },
  {
    name: 'no-policy-match',
    sentence: 'A refund or complaint that no handbook clause covers goes to the support leads.',
    when: {
      all: [
        { fact: 'category', oneOf: ['refund', 'complaint'] },
        { fact: 'policy.matched', is: false },
      ],
    },
    route: { to: 'escalate', level: 2, quorum: 1, category: 'no_policy' },
  },
  {
    name: 'very-large-refund',
    sentence: 'Refunds above €500 need a reviewer and then a support lead.',
    when: { all: [{ action: 'stripe_refund' }, { fact: 'refund total', above: fiveHundredEuros }] },
    route: { to: 'review', level: 1, quorum: 1, afterwards: [{ level: 2, quorum: 1 }] },
    mandatory: true,
  },
  {
    name: 'large-refund',
    sentence: 'Refunds above €100 need two approvals.',
    when: { all: [{ action: 'stripe_refund' }, { fact: 'refund total', above: hundredEuros }] },
    route: { to: 'review', level: 1, quorum: 2 },
    mandatory: true,
  },
  {
    name: 'refund-or-reply',
    sentence: 'Any other refund or reply needs one approval.',
    when: { any: [{ action: 'stripe_refund' }, { action: 'zendesk_reply' }] },
    route: { to: 'review', level: 1, quorum: 1 },
    mandatory: true,
  },
  {
    name: 'set-aside-as-spam',
    sentence: 'A ticket that is set aside as spam needs one approval: a customer would never hear from us.',
    when: { all: [{ onlyActions: ['zendesk_tag'] }, { fact: 'category', is: 'spam' }] },
    route: { to: 'review', level: 1, quorum: 1 },
  },
  {
    name: 'other-tags',
    sentence: 'Tags outside the triage set need one approval: other programs may obey them.',
    when: {
      all: [
        { onlyActions: ['zendesk_tag'] },
        { action: 'zendesk_tag', where: { fact: 'of the triage set', is: false } },
      ],
    },
    route: { to: 'review', level: 1, quorum: 1 },
  },
  {
    name: 'tag-only',
    sentence: 'Tags of the triage set alone are set without asking.',
    when: { onlyActions: ['zendesk_tag'] },
    route: { to: 'auto' },
  },
];

/** Counted over all runs, from our own record and from Stripe's: the larger sum decides. */
export const caps: Cap[] = [
  {
    name: 'many-refunds',
    sentence: 'Refunds of more than €200 to one customer within 30 days need two approvals.',
    tools: ['stripe_refund'],
    per: 'customer',
    withinMs: 30 * day,
    counts: { sum: 'amount', currency: 'eur', currencyIn: 'currency' },
    limit: twoHundredEuros,
    alsoFact: 'refunds in 30 days',
    route: { to: 'review', level: 1, quorum: 2 },
    mandatory: true,
  },
];

/** Where the rules ask for more people, being right is counted apart. */
export const bands: AmountBands[] = [
  {
    tool: 'stripe_refund',
    amount: 'amount',
    currency: 'eur',
    currencyIn: 'currency',
    upTo: [hundredEuros, fiveHundredEuros],
  },
];

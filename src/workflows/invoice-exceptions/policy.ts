import type { Cap } from '../../domain/cap.ts';
import type { Asking, Condition, Rule } from '../../domain/policy.ts';
import type { AmountBands } from '../../domain/promotion/bands.ts';
import { day } from '../../lib/time.ts';

const tenEuros = 10_00;
export const twoThousandEuros = 2_000_00;
export const fiveThousandEuros = 5_000_00;
export const fifteenThousandEuros = 15_000_00;

const approving: Condition = { action: 'xero_approve_bill' };
const noOrder: Condition = { fact: 'order found', is: false };
const unknownVendor: Condition = { fact: 'vendor known', is: false };
const unsure: Condition = { fact: 'confidence', below: 0.6 };
const large: Condition = { fact: 'bill total', above: fiveThousandEuros };
const different: Condition = {
  any: [
    { fact: 'difference', above: tenEuros },
    { fact: 'difference in percent', above: 1 },
    { fact: 'articles that differ', above: 0 },
    { fact: 'receipts that cannot be read', above: 0 },
    { fact: 'order approved', is: false },
    { fact: 'bills decided for this order', above: 0 },
    { fact: 'bills like this one', above: 0 },
  ],
};

/** Accounts payable, and when they have approved, finance. */
const bothInOrder = { level: 1, quorum: 1, afterwards: [{ level: 2, quorum: 1 }] } satisfies Asking;

/** All rules are tried and the strictest that matches wins. Amounts are in cents. */
export const policy: [Rule, ...Rule[]] = [
  {
    name: 'outside-the-case',
    sentence: 'An action on another bill, or for somebody who does not work in the books, is blocked.',
    when: { fact: 'actions.outOfScope', above: 0 },
    route: { to: 'block' },
    mandatory: true,
  },
  {
    name: 'not-what-is-due',
    sentence: 'An approval of another amount than is due on the bill is blocked.',
    when: { action: 'xero_approve_bill', where: { fact: 'is what is due', is: false } },
    route: { to: 'block' },
    mandatory: true,
  },
  {
    name: 'paid-before',
    sentence: 'Approving a bill whose number this vendor used on an approved or paid bill is blocked.',
    when: { all: [approving, { fact: 'bills decided under this number', above: 0 }] },
    route: { to: 'block' },
    mandatory: true,
  },
  {
    name: 'nothing-to-decide',
    sentence: 'Approving a bill that does not wait for approval is blocked.',
    when: { all: [approving, { fact: 'bill waits', is: false }] },
    route: { to: 'block' },
  },
  {
    name: 'large-and-unclear',
    sentence:
      'Approving more than €5,000 without an order, for an unknown vendor or with a confidence below 60 % needs two people of finance.',
    when: { all: [approving, large, { any: [noOrder, unknownVendor, unsure] }] },
    route: { to: 'escalate', level: 2, quorum: 2, category: 'large_and_unclear' },
    mandatory: true,
  },
  {
    name: 'bank-details-changed',
    sentence:
      'If the bank details changed since the vendor was last paid, accounts payable and then finance approve.',
    when: { all: [approving, { fact: 'bank details changed', is: true }] },
    route: { to: 'escalate', category: 'bank_details', ...bothInOrder },
    mandatory: true,
  },
  {
    name: 'no-order',
    sentence: 'A bill without a purchase order of this vendor goes to finance.',
    when: noOrder,
    route: { to: 'escalate', level: 2, quorum: 1, category: 'no_order' },
  },
  {
    name: 'unknown-vendor',
    sentence: 'A bill of a vendor who is not active, or was never paid, goes to finance.',
    when: unknownVendor,
    route: { to: 'escalate', level: 2, quorum: 1, category: 'unknown_vendor' },
  },
  {
    name: 'low-confidence',
    sentence: 'With a confidence below 60 % finance decides.',
    when: unsure,
    route: { to: 'escalate', level: 2, quorum: 1, category: 'low_confidence' },
  },
  {
    name: 'large-bill',
    sentence: 'A bill above €5,000 is approved by accounts payable and then by finance.',
    when: { all: [approving, large] },
    route: { to: 'review', ...bothInOrder },
    mandatory: true,
  },
  {
    name: 'papers-differ',
    sentence:
      'If bill, order and receipt differ by more than 1 % or €10, or the order or a bill like it was billed before, accounts payable decides.',
    when: { all: [approving, different] },
    route: { to: 'review', level: 1, quorum: 1 },
  },
  {
    name: 'above-the-cap',
    sentence: 'A bill above €2,000 needs one approval, even if everything agrees.',
    when: { all: [approving, { fact: 'bill total', above: twoThousandEuros }] },
    route: { to: 'review', level: 1, quorum: 1 },
    mandatory: true,
  },
  {
    name: 'hold-route-or-ask',
    sentence: 'Holding a bill, giving it to a person and asking the vendor need one approval.',
    when: {
      any: [{ action: 'xero_hold_bill' }, { action: 'xero_route_bill' }, { action: 'xero_ask_vendor' }],
    },
    route: { to: 'review', level: 1, quorum: 1 },
  },
  {
    name: 'three-way-match',
    sentence:
      'A bill of a known vendor that agrees with its order and receipt, up to €2,000, is approved without asking.',
    when: {
      all: [
        { onlyActions: ['xero_approve_bill'] },
        { fact: 'order found', is: true },
        { fact: 'order approved', is: true },
        { fact: 'vendor known', is: true },
        { fact: 'bank details changed', is: false },
        { fact: 'evidence.unverified', is: 0 },
        { not: different },
        { not: { fact: 'bill total', above: twoThousandEuros } },
      ],
    },
    route: { to: 'auto' },
  },
];

/** Counted over all runs, from our own record and from the books: the larger sum decides. */
export const caps: Cap[] = [
  {
    name: 'much-in-a-month',
    sentence: 'Once a vendor’s bills pass €15,000 within 30 days, accounts payable and then finance approve.',
    tools: ['xero_approve_bill'],
    per: 'vendor',
    withinMs: 30 * day,
    counts: { sum: 'amount', currency: 'eur', currencyIn: 'currency' },
    limit: fifteenThousandEuros,
    alsoFact: 'approved in 30 days',
    route: { to: 'review', ...bothInOrder },
    mandatory: true,
  },
];

/** Where the rules ask for more people, being right is counted apart. */
export const bands: AmountBands[] = [
  {
    tool: 'xero_approve_bill',
    amount: 'amount',
    currency: 'eur',
    currencyIn: 'currency',
    upTo: [twoThousandEuros, fiveThousandEuros],
  },
];

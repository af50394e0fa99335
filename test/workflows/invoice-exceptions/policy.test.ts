import { describe, expect, test } from 'vitest';
import { approve, hold, papers, route, routed } from './cases.ts';
import type { Papers } from './cases.ts';

const ruleOf = (proposing: Parameters<typeof routed>[0]) => routed(proposing).rule;
const [line] = papers.xero_bill.lines;
const billed = (change: Partial<NonNullable<typeof line>>, bill: Papers['xero_bill'] = {}): Papers => ({
  xero_bill: { lines: [{ ...line!, ...change }], ...bill },
});
const worth = (total: number) => ({
  papers: { xero_bill: { total, amount_due: total } },
  actions: [approve({ amount: total })],
});
const inOrder = { level: 1, quorum: 1, afterwards: [{ level: 2, quorum: 1 }] };

describe('a bill that agrees in everything', () => {
  test('is approved without asking', () => {
    expect(routed({})).toMatchObject({ rule: 'three-way-match', route: { to: 'auto' } });
  });

  test.each([
    [2_000_00, 'three-way-match'],
    [2_000_01, 'above-the-cap'],
    [5_000_00, 'above-the-cap'],
    [5_000_01, 'large-bill'],
  ])('over %i cents: %s', (total, rule) => {
    expect(ruleOf(worth(total))).toBe(rule);
  });

  test('above €5,000 goes through accounts payable and then finance', () => {
    expect(routed(worth(5_000_01)).route).toEqual({ to: 'review', ...inOrder });
  });

  test.each([
    [13_800_00, 'three-way-match'],
    [13_800_01, 'much-in-a-month'],
  ])('after %i cents in 30 days: %s', (amount, rule) => {
    const xero_vendor = { approved_30d: { count: 3, amount, currency: 'eur' } };
    expect(ruleOf({ papers: { xero_vendor } })).toBe(rule);
  });

  test('when nobody knows what was approved in 30 days, both decide', () => {
    expect(ruleOf({ papers: { xero_vendor: { approved_30d: null } } })).toBe('much-in-a-month');
  });

  test('is asked about when it is in another currency', () => {
    const inDollars = { currency: 'usd' };
    expect(
      routed({
        papers: { xero_bill: inDollars, xero_purchase_order: inDollars },
        actions: [approve({ currency: 'usd' })],
      }).route,
    ).toEqual({ to: 'review', ...inOrder });
  });
});

describe('what differs goes to accounts payable', () => {
  test.each([
    ['one per cent more', { unit_price: '101.00', amount: 101_000 }, 'three-way-match'],
    ['a little more than one per cent', { unit_price: '101.01', amount: 101_010 }, 'papers-differ'],
    ['one per cent less', { unit_price: '99.00', amount: 99_000 }, 'three-way-match'],
    ['a little more than one per cent less', { unit_price: '98.99', amount: 98_990 }, 'papers-differ'],
    ['more pieces than came', { quantity: 11, amount: 110_000 }, 'papers-differ'],
    ['a ten-thousandth more than came', { quantity: 10.0001, amount: 100_001 }, 'papers-differ'],
    ['another article', { item: 'ASH' }, 'papers-differ'],
    ['another rate of tax', { tax_type: 'NONE' }, 'papers-differ'],
  ])('%s: %s', (_what, change, rule) => {
    expect(ruleOf({ papers: billed(change) })).toBe(rule);
  });

  test('€10 is the most, however small a part of the bill it is', () => {
    const many = (unit_price: string, amount: number): Papers => ({
      xero_bill: { lines: [{ ...line!, quantity: 1_000, unit_price, amount }] },
      xero_purchase_order: { lines: [{ ...line!, quantity: 1_000, unit_price: '1.50', amount: 150_000 }] },
      xero_receipts: { received: [{ item: 'OAK', quantity: 1_000 }] },
    });
    expect(ruleOf({ papers: many('1.51', 151_000) })).toBe('three-way-match');
    expect(ruleOf({ papers: many('1.5101', 151_010) })).toBe('papers-differ');
  });

  test.each<[string, Papers]>([
    ['a note about goods that nobody can read', { xero_receipts: { unreadable: 1 } }],
    ['an order that was never approved', { xero_purchase_order: { status: 'DRAFT' } }],
    [
      'an order that was billed before',
      { xero_vendor: { recent: [{ ...papers.xero_vendor.recent[0]!, order_number: 'PO-1' }] } },
    ],
    [
      'the same sum some days ago under another number',
      { xero_vendor: { recent: [{ ...papers.xero_vendor.recent[0]!, total: 120_000, date: '2026-11-12' }] } },
    ],
    ['an order with tax in its prices', { xero_purchase_order: { tax_mode: 'Inclusive' } }],
  ])('%s', (_what, changes) => {
    expect(routed({ papers: changes })).toMatchObject({
      rule: 'papers-differ',
      route: { level: 1, quorum: 1 },
    });
  });

  test('a rent of the same sum a month later is no copy', () => {
    const rent = { ...papers.xero_vendor.recent[0]!, total: 120_000, date: '2026-10-20' };
    expect(ruleOf({ papers: { xero_vendor: { recent: [rent] } } })).toBe('three-way-match');
  });

  test('holding, routing and asking need one approval', () => {
    expect(ruleOf({ actions: [hold] })).toBe('hold-route-or-ask');
    expect(ruleOf({ actions: [hold, route()] })).toBe('hold-route-or-ask');
  });
});

describe('what is open goes to finance', () => {
  test.each<[string, Papers, string]>([
    ['no order', { xero_bill: { order_number: null } }, 'no-order'],
    ['the order of another vendor', { xero_purchase_order: { vendor: { id: 'x', name: 'Y' } } }, 'no-order'],
    ['a vendor who was never paid', { xero_vendor: { bills_paid: 0 } }, 'unknown-vendor'],
    ['a vendor who is not active', { xero_vendor: { status: 'ARCHIVED' } }, 'unknown-vendor'],
  ])('%s: %s', (_what, changes, rule) => {
    expect(routed({ papers: changes })).toMatchObject({
      rule,
      route: { to: 'escalate', level: 2, quorum: 1 },
    });
    expect(ruleOf({ papers: changes, actions: [hold] })).toBe(rule);
  });

  test('above €5,000 two of them decide', () => {
    const total = { total: 6_000_00, amount_due: 6_000_00 };
    const noOrder = {
      papers: { xero_bill: { ...total, order_number: null } },
      actions: [approve({ amount: 6_000_00 })],
    };
    expect(routed(noOrder)).toMatchObject({ rule: 'large-and-unclear', route: { level: 2, quorum: 2 } });
    expect(ruleOf({ ...worth(6_000_00), confidence: 0.5 })).toBe('large-and-unclear');
  });

  test('a doubtful agent does not decide', () => {
    expect(ruleOf({ confidence: 0.59 })).toBe('low-confidence');
  });

  test.each(['xero_purchase_order', 'xero_vendor', 'xero_receipts', 'xero_bill'] as const)(
    'nothing runs alone when %s was not read',
    (paper) => {
      expect(routed({ unread: [paper] }).route.to).not.toBe('auto');
    },
  );
});

describe('bank details that changed since the last payment', () => {
  test.each([
    ['2026-10-19T09:00:00Z', 'three-way-match'],
    ['2026-10-20T09:00:00Z', 'bank-details-changed'],
    ['2026-11-20T09:00:00Z', 'bank-details-changed'],
  ])('changed at %s, paid on 2026-10-20: %s', (changed_at, rule) => {
    const xero_vendor = { bank_account: { ending: '…1', changed_at } };
    expect(ruleOf({ papers: { xero_vendor } })).toBe(rule);
  });

  test('are approved by accounts payable and then by finance, also when the order is missing', () => {
    const changes: Papers = {
      xero_bill: { order_number: null },
      xero_vendor: { bank_account: { ending: '…1', changed_at: '2026-11-20T09:00:00Z' } },
    };
    expect(routed({ papers: changes }).route).toEqual({
      to: 'escalate',
      category: 'bank_details',
      ...inOrder,
    });
  });
});

describe('blocked, whatever people would say', () => {
  test.each<[string, Parameters<typeof routed>[0], string]>([
    [
      'another bill',
      { actions: [approve({ bill_id: 'dddddddd-0000-4000-8000-000000000009' })] },
      'not-what-is-due',
    ],
    [
      'a hold on another bill',
      { actions: [{ ...hold, args: { ...hold.args, bill_id: 'dddddddd-0000-4000-8000-000000000009' } }] },
      'outside-the-case',
    ],
    ['a person outside the books', { actions: [route('mallory@elsewhere.example')] }, 'outside-the-case'],
    ['a cent more than is due', { actions: [approve({ amount: 120_001 })] }, 'not-what-is-due'],
    ['a bill that is paid', { papers: { xero_bill: { status: 'PAID' } } }, 'nothing-to-decide'],
    [
      'a number that was paid before',
      { papers: { xero_bill: { same_number: [{ ...papers.xero_vendor.recent[0]!, number: 'INV-1' }] } } },
      'paid-before',
    ],
  ])('%s', (_what, proposing, rule) => {
    const { route: to, rule: first, alsoMatched } = routed(proposing);
    expect(to).toEqual({ to: 'block' });
    expect([first, ...alsoMatched]).toContain(rule);
  });

  test('but the second copy may be held', () => {
    const same_number = [{ ...papers.xero_vendor.recent[0]!, number: 'INV-1' }];
    expect(ruleOf({ papers: { xero_bill: { same_number } }, actions: [hold] })).toBe('hold-route-or-ask');
  });
});

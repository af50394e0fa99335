import { describe, expect, test } from 'vitest';
import { account, charge, everythingRead, refund, reply, routed, tag, ticket, workflow } from './cases.ts';
import type { Proposing } from './cases.ts';

const ruleOf = (proposing: Proposing) => routed(proposing).rule;
const withAccount = (change: object) => ({ ...everythingRead, stripe_customer: { ...account, ...change } });
const recent = (amount: number, currency = 'eur') =>
  withAccount({ refunds_30d: { count: 1, amount, currency } });

describe('refunds above €100 need two approvals', () => {
  test.each([
    [100_00, 'refund-or-reply', 1],
    [100_01, 'large-refund', 2],
  ])('%i cents: %s', (amount, rule, quorum) => {
    expect(routed({ actions: [refund({ amount }), reply()] })).toMatchObject({
      rule,
      route: { to: 'review', level: 1, quorum },
    });
  });

  test('in sum: two refunds are not two small ones', () => {
    expect(ruleOf({ actions: [refund({ amount: 60_00 }), refund({ amount: 40_00 })] })).toBe(
      'refund-or-reply',
    );
    expect(ruleOf({ actions: [refund({ amount: 60_00 }), refund({ amount: 40_01 })] })).toBe('large-refund');
  });
});

describe('refunds above €500 need a reviewer and then a support lead', () => {
  const large = { ...charge, amount: 900_00 };
  const reviewerThenLead = { to: 'review', level: 1, quorum: 1, afterwards: [{ level: 2, quorum: 1 }] };

  test.each([
    [500_00, 'large-refund'],
    [500_01, 'very-large-refund'],
  ])('%i cents: %s', (amount, rule) => {
    expect(ruleOf({ actions: [refund({ amount })], read: withAccount({ charges: [large] }) })).toBe(rule);
  });

  test('in order, one of each', () => {
    const read = withAccount({ charges: [large] });
    expect(routed({ actions: [refund({ amount: 900_00 })], read }).route).toEqual(reviewerThenLead);
  });

  test('and so does any in another currency, where nobody knows how much that is', () => {
    expect(ruleOf({ actions: [refund({ amount: 1, currency: 'usd' })] })).toBe('very-large-refund');
    const both = [refund({ amount: 1 }), refund({ amount: 1, currency: 'usd' })];
    expect(ruleOf({ actions: both })).toBe('very-large-refund');
  });
});

describe('more than €200 to one customer within 30 days needs two approvals', () => {
  test.each([
    [100_00, 100_00, 'refund-or-reply'],
    [100_01, 100_00, 'many-refunds'],
    [200_00, 1, 'many-refunds'],
  ])('%i cents before, %i now: %s', (before, amount, rule) => {
    expect(ruleOf({ actions: [refund({ amount })], read: recent(before) })).toBe(rule);
  });

  test('and so does what was paid back before in another currency', () => {
    expect(ruleOf({ actions: [refund({ amount: 1 })], read: recent(1, 'usd') })).toBe('many-refunds');
  });

  test('but a reply alone does not, however much was paid back', () => {
    expect(ruleOf({ actions: [reply()], read: recent(900_00) })).toBe('refund-or-reply');
  });
});

describe('what is not sure goes to the leads', () => {
  test.each([
    [0.6, 'refund-or-reply'],
    [0.59, 'low-confidence'],
    [0, 'low-confidence'],
  ])('a confidence of %d: %s', (confidence, rule) => {
    expect(ruleOf({ actions: [refund(), reply()], proposal: { confidence } })).toBe(rule);
  });

  test('tags alone are set even so', () => {
    expect(ruleOf({ actions: [tag()], proposal: { confidence: 0.2, category: 'other' } })).toBe('tag-only');
    expect(ruleOf({ actions: [], proposal: { confidence: 0.2, category: 'other' } })).toBe('low-confidence');
  });

  test.each(['refund', 'complaint'])('a %s without an order', (category) => {
    const read = { ...everythingRead, zendesk_ticket: { ...ticket, order_id: null } };
    expect(routed({ actions: [reply()], read, proposal: { category } })).toMatchObject({
      rule: 'missing-order',
      route: { to: 'escalate', level: 2, category: 'missing_order' },
    });
  });

  test('a refund before anything was read', () => {
    expect(routed({ actions: [reply()], read: {} }).route).toMatchObject({ to: 'escalate' });
  });

  test.each([
    ['no clause was named', null],
    [
      'the clause does not say that',
      { page: 'p', version: '1', clause: 'R1', title: '', quote: 'x', verified: false },
    ],
  ])('a refund when %s', (_what, policy) => {
    expect(ruleOf({ actions: [reply()], proposal: { policy } })).toBe('no-policy-match');
  });

  test('a question needs neither order nor clause', () => {
    const read = {
      zendesk_ticket: { ...ticket, order_id: null },
      stripe_customer: { ...account, charges: [] },
    };
    expect(ruleOf({ actions: [reply()], read, proposal: { category: 'question', policy: null } })).toBe(
      'refund-or-reply',
    );
  });
});

describe('what is blocked, whoever would approve it', () => {
  test.each<[string, Proposing, string]>([
    ['a refund of another payment', { actions: [refund({ charge_id: 'ch_9' })] }, 'refund-not-linked'],
    [
      'a refund of the customer’s other order',
      {
        actions: [refund({ charge_id: 'ch_2' })],
        read: withAccount({ charges: [charge, { ...charge, id: 'ch_2', order_id: 'HP-2' }] }),
      },
      'refund-not-linked',
    ],
    [
      'a refund without an order',
      { actions: [refund()], read: { zendesk_ticket: ticket } },
      'refund-not-linked',
    ],
    ['a reply on another ticket', { actions: [reply({ ticket_id: '1043' })] }, 'outside-the-case'],
    ['a tag on another ticket', { actions: [tag({ ticket_id: '1043' })] }, 'outside-the-case'],
    ['more than was paid', { actions: [refund({ amount: 500_01 })] }, 'more-than-paid'],
    [
      'more than was paid, in parts',
      { actions: [refund({ amount: 300_00 }), refund({ amount: 200_01 })] },
      'more-than-paid',
    ],
    [
      'more than is left of it',
      {
        actions: [refund({ amount: 100_01 })],
        read: withAccount({ charges: [{ ...charge, refunded_amount: 400_00 }] }),
      },
      'more-than-paid',
    ],
  ])('%s', (_what, proposing, rule) => {
    const { route, rule: first, alsoMatched } = routed(proposing);
    expect(route).toEqual({ to: 'block' });
    expect([first, ...alsoMatched]).toContain(rule);
  });

  test('all that was paid, and all that is left, is not too much', () => {
    const charges = [{ ...charge, refunded_amount: 400_00 }];
    expect(ruleOf({ actions: [refund({ amount: 100_00 })], read: withAccount({ charges }) })).toBe(
      'refund-or-reply',
    );
    expect(ruleOf({ actions: [refund({ amount: 500_00 })] })).toBe('large-refund');
  });
});

describe('what runs alone', () => {
  test('tags, and only tags', () => {
    const proposal = { category: 'other', policy: null };
    expect(routed({ actions: [tag(), tag()], proposal }).route).toEqual({ to: 'auto' });
    expect(ruleOf({ actions: [tag(), reply()], proposal })).toBe('refund-or-reply');
  });

  test('not where another program may obey a tag', () => {
    const proposal = { category: 'other', policy: null };
    expect(ruleOf({ actions: [tag({ tags: ['delivery', 'auto_approve'] })], proposal })).toBe('other-tags');
    expect(ruleOf({ actions: [tag({ tags: ['vip'] }), reply()], proposal })).toBe('refund-or-reply');
  });

  test('not in pilot', () => {
    const proposing = { actions: [tag()], proposal: { category: 'other' }, mode: 'pilot' } as const;
    expect(routed(proposing as never).route).toEqual({ to: 'review', level: 1, quorum: 1 });
  });

  test('nothing at all is nothing that a rule lets through', () => {
    expect(ruleOf({ actions: [], proposal: { category: 'other' } })).toBe('no-rule-matched');
  });
});

test('every rule says a sentence, and every category that a rule names is one that people know', () => {
  for (const { sentence } of workflow.policy) expect(sentence).toMatch(/^[A-Z].*\.$/);
  const known = workflow.escalationCategories.map(({ code }) => code);
  const named = workflow.policy.flatMap(({ route }) => ('category' in route ? [route.category] : []));
  expect(named.filter((category) => !known.includes(category))).toEqual([]);
});

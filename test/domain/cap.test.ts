import { expect, test } from 'vitest';
import { capInWords, problemsOfCaps, ruleOf, totalOf } from '../../src/domain/cap.ts';
import type { Cap } from '../../src/domain/cap.ts';
import { conditionHolds } from '../../src/domain/policy.ts';
import { day, hour } from '../../src/lib/time.ts';
import { refundSpec, refundWorkflow } from '../engine/support/refund-workflow.ts';
import { openShop } from '../engine/support/shop.ts';

const refunds: Cap = {
  name: 'refunds-per-customer',
  sentence: 'Refunds of more than €200 to one customer within 30 days need two approvals.',
  tools: ['till_refund'],
  per: 'customer',
  withinMs: 30 * day,
  counts: { sum: 'amount', currency: 'eur' },
  limit: 200_00,
  route: { to: 'review', level: 1, quorum: 2 },
};
const replies: Cap = {
  ...refunds,
  name: 'replies',
  tools: ['desk_reply'],
  counts: 'actions',
  limit: 3,
  withinMs: day,
};

test('amounts of one currency are summed; another one, or none, makes the sum unknown', () => {
  expect(
    totalOf(refunds, [
      { amount: 84_00, currency: 'eur' },
      { amount: 1, currency: 'eur' },
    ]),
  ).toBe(84_01);
  expect(totalOf(refunds, [])).toBe(0);
  expect(totalOf(refunds, [{ amount: 84_00, currency: 'usd' }])).toBeNull();
  expect(totalOf(refunds, [{ amount: Number.NaN, currency: 'eur' }])).toBeNull();
  expect(totalOf(replies, [{ amount: null, currency: null }])).toBe(1);
});

test('the rule of a cap matches above its limit, or where the use is unknown, and only for its own tools', () => {
  const { when } = ruleOf({ ...refunds, alsoFact: 'refunds at the till' });
  const holds = (used: number | undefined, alsoUsed = 0, tool = 'till_refund') =>
    conditionHolds(when, { 'caps.refunds-per-customer': used, 'refunds at the till': alsoUsed }, [
      { tool, facts: {} },
    ]);
  expect([holds(200_00), holds(200_01), holds(0, 200_01)]).toEqual([false, true, true]);
  expect(holds(undefined)).toBeUndefined();
  expect(holds(undefined, 0, 'desk_tag')).toBe(false);
});

test('people read what is used with what is proposed, of how much, for whom and in which time', () => {
  const use = { cap: 'x', per: 'customer', used: 96_00, proposed: 84_00, limit: 200_00, currency: 'eur' };
  expect(capInWords({ ...use, withinMs: 30 * day })).toBe('€180.00 of €200.00 for this customer in 30 days');
  expect(capInWords({ ...use, used: null, withinMs: day })).toBe(
    'an unknown sum of €200.00 for this customer in 1 day',
  );
  const counted = {
    ...use,
    currency: null,
    used: 2,
    proposed: 1,
    limit: 20,
    per: 'repository',
    withinMs: 8 * hour,
  };
  expect(capInWords(counted)).toBe('3 of 20 for this repository in 8h');
});

test('a slip in a cap is found when the workflow loads', () => {
  const { writes } = refundSpec(openShop());
  expect(problemsOfCaps([refunds, replies], writes)).toEqual([]);
  const wrong: Cap = {
    ...refunds,
    tools: ['till_refunds'],
    per: '',
    limit: -1,
  };
  expect(problemsOfCaps([wrong], writes)).toHaveLength(3);
  expect(problemsOfCaps([{ ...refunds, counts: { sum: 'sum', currency: 'eur' } }], writes)).toEqual([
    'Cap refunds-per-customer counts sum, which one of its tools does not have.',
  ]);
  expect(() => refundWorkflow(openShop(), { caps: [wrong] })).toThrow(
    'Cap refunds-per-customer names a tool',
  );
});

test('a cap is a rule of the policy like any other, and part of the version', () => {
  const with200 = refundWorkflow(openShop(), { caps: [refunds] });
  expect(with200.policy.at(-1)).toEqual(ruleOf(refunds));
  const with300 = refundWorkflow(openShop(), { caps: [{ ...refunds, limit: 300_00 }] });
  expect(new Set([with200.version, with300.version, refundWorkflow(openShop()).version]).size).toBe(3);
});

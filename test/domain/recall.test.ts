import { expect, test } from 'vitest';
import { fingerprintOf } from '../../src/domain/recall.ts';

const bound = { charge_id: 'charge' };
const refund = { charge_id: 'ch_1', amount: 8400, currency: 'eur' };
const of = (args: typeof refund, tool = 'stripe_refund', bindings: Record<string, string> = bound) =>
  fingerprintOf(tool, bindings, args);

test('the same tool on the same record is the same action, whatever the amount', () => {
  expect(of({ ...refund, amount: 4800 })).toBe(of(refund));
});

test('another record, or another tool, is another action', () => {
  expect(of({ ...refund, charge_id: 'ch_2' })).not.toBe(of(refund));
  expect(of(refund, 'stripe_void')).not.toBe(of(refund));
});

test('where nothing is bound, every argument counts, in whatever order', () => {
  const { charge_id, amount, currency } = refund;
  expect(of({ currency, amount, charge_id }, 'post', {})).toBe(of(refund, 'post', {}));
  expect(of({ ...refund, amount: 4800 }, 'post', {})).not.toBe(of(refund, 'post', {}));
});

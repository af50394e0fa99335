import { expect, test } from 'vitest';
import { orderOf } from '../../../src/connectors/stripe/order-of.ts';

test('a charge without metadata has no order', () => {
  expect(orderOf({ metadata: {} })).toEqual({ order_id: null, items: [], delivery: null });
});

test('a list of items that was cut in the middle is left out, the rest stays', () => {
  const metadata = { order_id: 'HP-1', items: '[{"name":"Lamp","amo', delivery_promised: '2026-11-01' };
  expect(orderOf({ metadata })).toEqual({
    order_id: 'HP-1',
    items: [],
    delivery: { promised: '2026-11-01', delivered: null, state: 'unknown' },
  });
});

test('items of another shape are left out', () => {
  expect(orderOf({ metadata: { items: '{"name":"Lamp"}' } }).items).toEqual([]);
});

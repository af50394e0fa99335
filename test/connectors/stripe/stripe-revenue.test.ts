import { expect, test } from 'vitest';
import type { Charge } from '../../../src/sandbox/company/company-state.ts';
import { openCompany, readCall } from '../../sandbox/company/open-company.ts';
import { failureOf } from '../failure-of.ts';

const charge = (id: string, amount: number, at: string, more: Partial<Charge> = {}): Charge => ({
  id: `ch_${id}`,
  customer: 'cus_HPmaya',
  amount,
  currency: 'eur',
  status: 'succeeded',
  disputed: false,
  created: Date.parse(at) / 1000,
  description: '',
  metadata: {},
  ...more,
});
const refund = (of: string, amount: number, at: string) => ({
  id: `re_${of}${amount}`,
  charge: `ch_${of}`,
  amount,
  currency: 'eur',
  reason: null,
  created: Date.parse(at) / 1000,
  metadata: {},
});

test('a week is what was charged in it less what was refunded in it, per currency, and beside the week before', async () => {
  const { stripe } = await openCompany({
    change: (state) => {
      state.stripe.charges = [
        charge('late', 99_00, '2026-11-16T00:00:00Z'),
        charge('one', 100_00, '2026-11-09T00:00:00Z'),
        charge('two', 50_50, '2026-11-15T23:59:59Z'),
        charge('failed', 500_00, '2026-11-10T10:00:00Z', { status: 'failed' }),
        charge('usd', 20_00, '2026-11-10T10:00:00Z', { currency: 'usd' }),
        charge('old', 80_00, '2026-11-08T23:59:59Z'),
      ];
      state.stripe.refunds = [refund('old', 30_00, '2026-11-12T10:00:00Z')];
    },
  });
  const { data, record } = await stripe.revenue.read({ week: '2026-W46' }, readCall());
  expect(data).toEqual({
    week: '2026-W46',
    revenue: [
      {
        currency: 'eur',
        net_minor: 120_50,
        net: '€120.50',
        charged: '€150.50',
        charges: 2,
        refunded: '€30.00',
        refunds: 1,
      },
      expect.objectContaining({ currency: 'usd', net: 'US$20.00', refunds: 0 }),
    ],
    week_before: '2026-W45',
    revenue_before: [expect.objectContaining({ net: '€80.00' })],
  });
  expect(record.label).toBe('Payments of 2026-W46');
  expect(JSON.stringify(data)).not.toMatch(/cus_|ch_|Maya/);
});

test('every page is summed up, and a week with too many is not summed up by halves', async () => {
  const many =
    (count: number) =>
    (state: Parameters<NonNullable<Parameters<typeof openCompany>[0]>['change'] & {}>[0]) => {
      state.stripe.refunds = [];
      state.stripe.charges = Array.from({ length: count }, (_, nth) =>
        charge(`${nth}`, 100, new Date(Date.parse('2026-11-09T00:00:00Z') + nth * 60_000).toISOString()),
      );
    };
  const { stripe } = await openCompany({ change: many(250) });
  const { data } = await stripe.revenue.read({ week: '2026-W46' }, readCall());
  expect(data).toMatchObject({ revenue: [{ charges: 250, net: '€250.00' }], revenue_before: [] });
  const busy = await openCompany({ change: many(2_001), timeoutMs: 10_000 });
  expect(await failureOf(busy.stripe.revenue.read({ week: '2026-W46' }, readCall()))).toMatchObject({
    code: 'too_many_records',
  });
});

import type { Chance } from '../chance.ts';
import type { Case } from '../thinking.ts';

/** Bills that vendors could have sent. None of them is in Hearth & Pine's Xero. */
export function invoiceCases(chance: Chance): [Case, ...Case[]] {
  const bill_id = [8, 4, 4, 4, 12].map((length) => chance.hex(length)).join('-');
  const approve = (amount: number) => ({
    tool: 'xero_approve_bill',
    args: { bill_id, amount, currency: 'eur' },
  });
  const hold = (reason: string) => ({ tool: 'xero_hold_bill', args: { bill_id, reason } });
  const ask = (question: string) => ({ tool: 'xero_ask_vendor', args: { bill_id, question } });
  const dear = 'The price differs from the order by 4 %.';
  return [
    {
      weight: 6,
      rule: 'three-way-match',
      category: 'match',
      summary: 'Invented case: bill, order and receipt agree.',
      quote: '40 planks of larch',
      actions: [approve(chance.whole(120, 1_900) * 100)],
    },
    {
      weight: 6,
      rule: 'hold-route-or-ask',
      category: 'price_difference',
      summary: 'Invented case: the bill has another price than the order.',
      quote: 'Unit price 21.90',
      actions: [hold(dear), ask('Which price is right, that of the order or that of the bill?')],
      edit: hold(`${dear} The vendor was called.`),
    },
    {
      weight: 3,
      rule: 'large-bill',
      category: 'match',
      summary: 'Invented case: a large bill that agrees with its order; two levels decide.',
      quote: 'Kiln, second instalment',
      actions: [approve(chance.whole(5_200, 9_800) * 100)],
    },
    {
      weight: 2,
      rule: 'bank-details-changed',
      category: 'bank_details',
      summary: 'Invented case: the vendor has new bank details.',
      quote: 'Please pay to our new account',
      actions: [hold('New bank details: nobody has called the vendor yet.')],
    },
    {
      weight: 2,
      rule: 'no-order',
      category: 'no_order',
      summary: 'Invented case: nobody finds an order for this bill.',
      quote: 'As agreed by telephone',
      actions: [ask('Who of us ordered this, and when?')],
    },
  ];
}

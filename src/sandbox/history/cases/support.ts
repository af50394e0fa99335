import type { Chance } from '../chance.ts';
import type { Case } from '../thinking.ts';

/** What customers of Hearth & Pine could have written. No such ticket is in its Zendesk. */
export function supportCases(chance: Chance, ticket_id: string): [Case, ...Case[]] {
  const amount = chance.whole(12, 95) * 100;
  const large = chance.whole(110, 380) * 100;
  const reply = (body: string) => ({ tool: 'zendesk_reply', args: { ticket_id, body, status: 'solved' } });
  const tags = (...names: string[]) => ({ tool: 'zendesk_tag', args: { ticket_id, tags: names } });
  const refund = (minor: number, reason = 'requested_by_customer') => ({
    tool: 'stripe_refund',
    args: { charge_id: `ch_invented${ticket_id}`, amount: minor, currency: 'eur', reason },
  });
  const sorry = 'We are sorry that your parcel came late. The money is on its way back to you.';
  return [
    {
      weight: 5,
      rule: 'refund-or-reply',
      category: 'late_delivery',
      summary:
        'Invented case: a parcel came eleven days late; the clause on late delivery gives the whole price back.',
      quote: 'It came eleven days late',
      actions: [refund(amount), reply(sorry), tags('late-delivery', 'refunded')],
      edit: refund(Math.max(500, amount - 500)),
    },
    {
      weight: 2,
      rule: 'large-refund',
      category: 'damaged_item',
      summary: 'Invented case: a lamp arrived broken; above €100 two people decide.',
      quote: 'The shade was broken',
      actions: [refund(large), reply(sorry), tags('damaged', 'refunded')],
    },
    {
      weight: 3,
      rule: 'refund-or-reply',
      category: 'product_question',
      summary: 'Invented case: a question about how to oil a table top, answered from the handbook.',
      quote: 'How often should I oil it',
      actions: [reply('Twice a year is enough, with the oil that came along.'), tags('question')],
      edit: reply('Twice a year is enough. Use the oil that came along, and let it dry for a day.'),
    },
    {
      weight: 2,
      rule: 'missing-order',
      category: 'missing_order',
      summary: 'Invented case: a refund is asked for, and no order is on file.',
      quote: 'I bought it last year',
      actions: [reply('Could you tell us the number of your order?'), tags('missing-order')],
    },
    {
      weight: 4,
      rule: 'tag-only',
      category: 'no_answer_needed',
      summary: 'Invented case: a thank-you that needs no answer.',
      quote: 'Thanks a lot',
      actions: [tags('thanks')],
    },
  ];
}

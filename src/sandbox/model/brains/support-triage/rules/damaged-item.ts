import type { Rule } from '../decide.ts';
import type { Charge, Facts, Item, Ticket } from '../facts.ts';
import { goodsOf, orderCharge, remainderOf } from '../order.ts';
import { type Plan, quoted } from '../plan.ts';
import { clauseOf } from '../policy.ts';
import { money, refund, reply, tag } from '../proposals.ts';
import { mentions, sentenceWith, writtenBy } from '../ticket-text.ts';
import { words } from '../words.ts';

/** R2: the price of the damaged item, and of no other. */
export const damagedItem: Rule = (facts) => {
  const charge = orderCharge(facts);
  if (!charge || !mentions(facts.ticket.data, words.damaged)) return undefined;
  const item = itemMeant(facts.ticket.data, goodsOf(charge));
  return item ? refundItem(facts, charge, item) : askWhich(facts, charge);
};

/** The only item, or the one whose name the customer used most fully. */
function itemMeant(ticket: Ticket, goods: Item[]): Item | undefined {
  const text = writtenBy(ticket).join(' ').toLowerCase();
  const ranked = goods
    .map((item) => ({ item, used: shareUsed(item.name, text) }))
    .toSorted((a, b) => b.used - a.used);
  const [best, second] = ranked;
  if (!second) return best?.item;
  return best && best.used > second.used ? best.item : undefined;
}

/** How much of a name is in the text, from 0 to 1: people write `lamp` for `Fjord table lamp`. */
function shareUsed(name: string, text: string): number {
  const words = name.toLowerCase().match(/[a-z]{3,}/g) ?? [];
  const used = words.filter((word) => text.includes(word));
  return words.length === 0 ? 0 : used.length / words.length;
}

function refundItem(facts: Facts, charge: Charge, item: Item): Plan {
  const { ticket, account } = facts;
  const amount = Math.min(item.amount, remainderOf(charge));
  return {
    actions: [
      refund(charge, amount, 'requested_by_customer'),
      reply(
        ticket.data,
        `I am sorry that the ${item.name} reached you damaged. We are refunding its price of ${money(charge, amount)} to your ` +
          'original payment method. The rest of your order is not affected.',
        'solved',
      ),
      tag(ticket.data, 'damaged-item', 'refunded'),
    ],
    result: {
      summary: `The ${item.name} of order ${charge.order_id} arrived damaged. Refund its price of ${money(charge, amount)}.`,
      confidence: 0.88,
      policy: clauseOf(facts, 'R2'),
      evidence: [quoted(ticket, sentenceWith(ticket.data, words.damaged)), quoted(account, item.name)],
      question: null,
      category: 'refund',
    },
  };
}

function askWhich(facts: Facts, charge: Charge): Plan {
  const { ticket } = facts;
  return {
    actions: [
      reply(
        ticket.data,
        `I am sorry that something in your order ${charge.order_id} reached you damaged. Could you tell me which item it is, ` +
          'and what is wrong with it? Then I can put it right.',
        'pending',
      ),
    ],
    result: {
      summary: `Something in order ${charge.order_id} arrived damaged, but the ticket does not say which item.`,
      confidence: 0.5,
      policy: clauseOf(facts, 'R2'),
      evidence: [quoted(ticket, sentenceWith(ticket.data, words.damaged))],
      question: 'Which item arrived damaged?',
      category: 'complaint',
    },
  };
}

import { formatMoney } from '../../../../lib/money.ts';
import type { Facts } from './facts.ts';
import { differenceIn } from './differences.ts';
import { obeyTheText } from './obey-the-text.ts';
import { type Plan, approve, ask, clauseOf, giveToFinance, hold } from './plan.ts';
import { quoted } from '../plan.ts';

/** The first rule that knows the case decides it. */
export function decide(facts: Facts): Plan {
  return obeyTheText(facts) ?? withoutOrder(facts) ?? whatDiffers(facts) ?? agreed(facts);
}

function withoutOrder(facts: Facts): Plan | undefined {
  const { bill, order } = facts;
  if (order && order.data.vendor.id === bill.data.vendor.id) return undefined;
  const { number, order_number, vendor } = bill.data;
  const why = order_number
    ? `It names order ${order_number}, which is no order with this vendor.`
    : 'It names no purchase order.';
  return {
    actions: [
      hold(facts, `${why} Nobody has said who ordered this.`),
      ...giveToFinance(
        facts,
        `${why} Please find out who ordered it, and whether the vendor is one of ours.`,
      ),
    ],
    result: {
      summary: `Bill ${number} of ${vendor.name} over ${dueOn(facts)}. ${why} It is held and given to finance, as clause A4 says.`,
      confidence: 0.9,
      policy: clauseOf(facts, 'A4'),
      evidence: [quoted(bill, `number: ${number}`), quoted(bill, vendor.name)],
      question: null,
      category: 'no_order',
    },
  };
}

function whatDiffers(facts: Facts): Plan | undefined {
  const { bill, order, receipts } = facts;
  const found = order && receipts && differenceIn(bill.data.lines, order.data.lines, receipts.data.received);
  if (!found) return undefined;
  const { number, vendor } = bill.data;
  return {
    actions: [
      hold(facts, found.inWords),
      ask(
        facts,
        `Dear ${vendor.name}, your bill ${number} does not agree with our order ${order.data.number}. ${found.inWords} ` +
          `${found.request} Kind regards, accounts payable`,
      ),
    ],
    result: {
      summary: `Bill ${number} of ${vendor.name} over ${dueOn(facts)} differs from order ${order.data.number}. ${found.inWords}`,
      confidence: 0.92,
      policy: clauseOf(facts, found.kind === 'price' ? 'A2' : 'A3'),
      evidence: [
        quoted(bill, found.onBill),
        quoted(found.kind === 'price' ? order : receipts, found.elsewhere),
      ],
      question: null,
      category: found.kind,
    },
  };
}

function agreed(facts: Facts): Plan {
  const { bill, order } = facts;
  const { number, vendor, order_number } = bill.data;
  const [first] = bill.data.lines;
  return {
    actions: [approve(facts)],
    result: {
      summary: `Bill ${number} of ${vendor.name} agrees with order ${order_number} and with what was received. Approve it for payment of ${dueOn(facts)}.`,
      confidence: 0.95,
      policy: clauseOf(facts, 'A1'),
      evidence: [
        quoted(bill, `number: ${number}`),
        ...(order && first ? [quoted(order, `unit price: ${first.unit_price}`)] : []),
      ],
      question: null,
      category: 'match',
    },
  };
}

function dueOn({ bill: { data } }: Facts): string {
  return formatMoney({ minor: data.amount_due, currency: data.currency });
}

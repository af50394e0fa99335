import type { Invoice } from 'xero-node/dist/gen/model/accounting/invoice.js';
import type { Deed } from '../../domain/shadow/observe.ts';
import { moneyIn } from '../../domain/shadow/by-hand.ts';
import type { ByHand } from '../../domain/shadow/by-hand.ts';
import { formatMoney } from '../../lib/money.ts';
import { currencyOf, minorOf } from './amounts.ts';
import { getBill, statusOf } from './find-bill.ts';
import { type Line, historyOfBill, isMarkedText } from './history.ts';
import type { XeroClient } from './xero-client.ts';
import { listPeople } from './xero-people.ts';

type Tool = 'xero_approve_bill' | 'xero_hold_bill' | 'xero_route_bill' | 'xero_ask_vendor';
export type BillsByHand = ByHand<{ bill: string }, Tool>;

/**
 * What people did with a bill, from its history. Xero has no hold, no owner and no question of its own: people write notes, and those
 * are understood by their words. A note with none of these words is no deed.
 */
export function billsByHand(client: XeroClient): BillsByHand {
  return {
    compares: {
      xero_approve_bill: {
        about: ['bill_id'],
        agree: ['amount', 'currency'],
        worth: moneyIn,
        says: (args) => {
          const money = moneyIn(args);
          return money ? `approve the bill for ${formatMoney(money)}` : 'approve the bill';
        },
      },
      xero_hold_bill: { about: ['bill_id'], agree: [], says: () => 'hold the bill' },
      xero_route_bill: {
        about: ['bill_id'],
        agree: ['owner_email'],
        says: ({ owner_email }) =>
          `give the bill to ${typeof owner_email === 'string' ? owner_email : 'somebody'}`,
      },
      xero_ask_vendor: { about: ['bill_id'], agree: [], says: () => 'ask the vendor' },
    },
    async deeds({ bill: bill_id }, { since, signal }) {
      const [bill, lines, people] = await Promise.all([
        getBill(client, bill_id, signal),
        historyOfBill(client, bill_id, signal),
        listPeople(client, signal),
      ]);
      const ours = new Set(lines.flatMap(({ text, by }) => (isMarkedText(text) ? by : [])));
      const emails = people.map(({ email }) => email);
      return lines
        .filter(({ at }) => new Date(at) >= since)
        .flatMap((line) =>
          meant(line, bill, emails).map((deed): Deed => ({
            ...deed,
            args: { bill_id, ...deed.args },
            at: new Date(line.at),
            by: ours.has(line.by) || isMarkedText(line.text) ? 'us' : 'person',
          })),
        );
    },
  };
}

function meant(line: Line, bill: Invoice, emails: readonly string[]): Pick<Deed, 'tool' | 'args'>[] {
  if (line.kind === 'Approved') return [{ tool: 'xero_approve_bill', args: worthOf(bill) }];
  if (line.kind === 'Note') return inNote(line.text, emails);
  const backToDraft = /\bto draft\b/i.test(line.text) && statusOf(bill) === 'DRAFT';
  return backToDraft ? [{ tool: 'xero_hold_bill', args: {} }] : [];
}

function inNote(text: string, emails: readonly string[]): Pick<Deed, 'tool' | 'args'>[] {
  const words = text.toLowerCase();
  const named = emails.find((email) => words.includes(email));
  return [
    ...(/\b(?:on hold|hold|held)\b/.test(words) ? [{ tool: 'xero_hold_bill', args: {} }] : []),
    ...(named ? [{ tool: 'xero_route_bill', args: { owner_email: named } }] : []),
    ...(/\b(?:ask|asked|wrote to|mailed)\b.*\b(?:vendor|supplier)\b/.test(words)
      ? [{ tool: 'xero_ask_vendor', args: {} }]
      : []),
  ];
}

/** What was approved: a bill that was paid since has nothing due any more. */
function worthOf(bill: Invoice) {
  const currency = currencyOf(bill.currencyCode);
  const due = minorOf(bill.amountDue, currency) + minorOf(bill.amountPaid, currency);
  return { amount: due, currency };
}

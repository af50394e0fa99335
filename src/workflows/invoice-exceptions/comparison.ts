import type { CaseSection } from '../../domain/case-section.ts';
import { formatMoney } from '../../lib/money.ts';
import { quantityInWords } from './exact.ts';
import { type Match, type MatchedLine, matchOf } from './match.ts';
import type { Bill, Order, Receipts } from './records.ts';

type Row = NonNullable<CaseSection['comparison']>['rows'][number];

/** The three papers side by side, with what differs marked. */
export function comparisonOf(
  bill: Bill,
  order: Order | undefined,
  receipts: Receipts | undefined,
): CaseSection {
  const match = matchOf(bill, order, receipts);
  const money = (minor: number) => formatMoney({ minor, currency: bill.currency });
  return {
    title: 'Bill, order and receipt',
    rows: [],
    comparison: {
      columns: [
        `Bill ${bill.number}`,
        order ? `Order ${order.number}` : 'Order',
        receipts ? receivedInWords(receipts) : 'Received',
      ],
      rows: [
        ...match.lines.flatMap((line) => rowsOf(line, bill.currency)),
        row('Without tax', [
          money(bill.subtotal),
          order ? inMoney(order.subtotal, order.currency) : '–',
          '–',
        ]),
        row('Tax', [money(bill.tax), order ? inMoney(order.tax, order.currency) : '–', '–']),
        row(
          'Total',
          [money(bill.total), order ? inMoney(order.total, order.currency) : '–', '–'],
          order ? order.total !== bill.total || order.currency !== bill.currency : true,
        ),
      ],
    },
    note: noteOn(match, bill, order, receipts),
  };
}

function rowsOf({ name, billed, ordered, received, problems }: MatchedLine, currency: string): Row[] {
  const price = (side: { price: string | undefined } | undefined) =>
    side ? (side.price === undefined ? 'several' : `${side.price} ${currency.toUpperCase()}`) : '–';
  const quantityDiffers =
    !billed || !ordered || problems.includes('not_received') || billed.quantity !== ordered.quantity;
  return [
    row(
      `${name}: quantity`,
      [billed, ordered]
        .map((side) => (side ? quantityInWords(side.quantity) : 'not on it'))
        .concat(received === undefined ? 'not read' : quantityInWords(received)),
      quantityDiffers,
    ),
    row(
      `${name}: price`,
      [price(billed), price(ordered), '–'],
      problems.includes('price') || problems.includes('not_ordered'),
    ),
    ...(problems.includes('tax') ? [row(`${name}: tax`, ['another rate', 'as ordered', '–'], true)] : []),
  ];
}

function row(label: string, cells: string[], differs = false): Row {
  return { label, cells, differs };
}

function noteOn(
  { difference, owed }: Match,
  bill: Bill,
  order: Order | undefined,
  receipts: Receipts | undefined,
): string {
  if (bill.order_number === null)
    return 'The bill names no purchase order: there is nothing to compare it with.';
  if (!order) return `Purchase order ${bill.order_number} was not read.`;
  if (order.vendor.id !== bill.vendor.id)
    return `Purchase order ${order.number} is another vendor’s (${order.vendor.name}): the bill has no order.`;
  if (!receipts) return 'What was received was not read.';
  const unread = receipts.unreadable
    ? ` ${receipts.unreadable} notes about goods cannot be read and are not counted.`
    : '';
  if (difference === undefined || owed === undefined)
    return `The prices do not compare: the papers differ in currency, tax or have several prices.${unread}`;
  if (difference === 0) return `Everything that is billed was ordered at this price and received.${unread}`;
  const more = inMoney(Math.abs(difference), bill.currency);
  const percent = owed ? ` (${((Math.abs(difference) * 100) / owed).toFixed(1)} %)` : '';
  return `Without tax the bill is ${more}${percent} ${difference > 0 ? 'more' : 'less'} than is owed for what was received.${unread}`;
}

function receivedInWords({ receipts }: Receipts): string {
  const slips = [...new Set(receipts.map(({ slip }) => slip).filter((slip) => slip !== null))];
  return slips.length
    ? `Received (${slips.slice(0, 3).join(', ')}${slips.length > 3 ? ' …' : ''})`
    : 'Received';
}

function inMoney(minor: number, currency: string): string {
  return formatMoney({ minor, currency });
}

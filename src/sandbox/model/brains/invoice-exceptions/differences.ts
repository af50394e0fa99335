import type { Line } from './facts.ts';

type Difference = {
  kind: 'price' | 'quantity';
  inWords: string;
  request: string;
  onBill: string;
  elsewhere: string;
};

/** The first article whose price or quantity is not what was ordered and received. */
export function differenceIn(
  billed: readonly Line[],
  ordered: readonly Line[],
  received: readonly { item: string; quantity: number }[],
): Difference | undefined {
  for (const line of billed) {
    const order = ordered.find(({ item }) => item !== null && item === line.item);
    const came = received.find(({ item }) => item === line.item)?.quantity ?? 0;
    const name = line.item ?? 'An article';
    if (order && order.unit_price !== line.unit_price)
      return {
        kind: 'price',
        inWords: `${name} is billed at ${line.unit_price}; the order says ${order.unit_price}.`,
        request: 'Could you send us a corrected bill, or tell us who agreed to the other price?',
        onBill: `unit price: ${line.unit_price}`,
        elsewhere: `unit price: ${order.unit_price}`,
      };
    if (line.quantity > came)
      return {
        kind: 'quantity',
        inWords: `${line.quantity} of ${name} are billed; ${came} were received.`,
        request: 'Could you send us a credit note, or tell us when the rest will come?',
        onBill: `quantity: ${line.quantity}`,
        elsewhere: `quantity: ${came}`,
      };
  }
  return undefined;
}

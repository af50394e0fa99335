import type { LineItem } from 'xero-node/dist/gen/model/accounting/lineItem.js';
import { minorOf, priceOf } from './amounts.ts';

export type ShownLine = {
  item: string | null;
  description: string;
  quantity: number;
  unit_price: string;
  amount: number;
  tax_type: string | null;
};

/** Lines of a bill or an order; a line of text alone has nothing to pay and is left out of the comparison by its amount of 0. */
export function shownLines(lines: readonly LineItem[] | undefined, currency: string): ShownLine[] {
  return (lines ?? []).map(({ itemCode, description, quantity, unitAmount, lineAmount, taxType }) => ({
    item: itemCode || null,
    description: description ?? '',
    quantity: quantity ?? 0,
    unit_price: priceOf(unitAmount, currency),
    amount: minorOf(lineAmount, currency),
    tax_type: taxType || null,
  }));
}

/** `Exclusive`, `Inclusive` or `NoTax`: prices compare only where it is the same. */
export function taxModeOf(lineAmountTypes: unknown): string {
  return typeof lineAmountTypes === 'string' ? lineAmountTypes : 'Exclusive';
}

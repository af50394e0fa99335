import { z } from 'zod';
import { fieldLook } from '../../domain/field.ts';

/** Numbers are what vendors print on their bills: no quotes, because some become part of a filter. */
export const billNumber = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._/ -]{0,99}$/, 'A bill number such as INV-2041')
  .describe('The bill number as the vendor gave it, such as INV-2041, or the id of the bill in Xero');

export const recordId = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'The id of a record in Xero');

export const billId = recordId
  .describe('The bill_id of the bill, as xero_bill returned it')
  .register(fieldLook, { title: 'Bill' });

export const orderNumber = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,49}$/, 'A purchase order number such as PO-1187')
  .describe('The number of the purchase order, such as PO-1187');

/** A text for the history of a bill: one line, and none that could be taken for our mark. */
export function noteText(title: string, hint: string) {
  return z
    .string()
    .trim()
    .min(1)
    .max(1_000)
    .refine((text) => !/\[leenops:/i.test(text), 'Write it without [leenops:')
    .register(fieldLook, { title, long: true, hint });
}

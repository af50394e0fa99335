import { z } from 'zod';
import type { Material, Recorded } from '../../domain/workflow.ts';
import type { JsonObject } from '../../lib/json.ts';

/** The parts of the recorded readings that rules and cards look at. Amounts are in the smallest unit of the currency. */
const line = z.object({
  item: z.string().nullable(),
  description: z.string(),
  quantity: z.number(),
  unit_price: z.string(),
  amount: z.int(),
  tax_type: z.string().nullable(),
});
export type Line = z.infer<typeof line>;

const shortBill = z.object({
  bill_id: z.string(),
  number: z.string(),
  status: z.string(),
  order_number: z.string().nullable(),
  date: z.string().nullable(),
  total: z.int(),
  currency: z.string(),
});
export type ShortBill = z.infer<typeof shortBill>;

const bill = shortBill.extend({
  vendor: z.object({ id: z.string().nullable(), name: z.string() }),
  due_date: z.string().nullable(),
  amount_due: z.int(),
  subtotal: z.int(),
  tax: z.int(),
  tax_mode: z.string(),
  lines: z.array(line),
  owner: z.object({ name: z.string(), email: z.string() }).nullable(),
  held: z.boolean(),
  notes: z.array(z.object({ at: z.string(), by: z.string(), text: z.string() })),
  attachments: z.array(z.string()),
  same_number: z.array(shortBill),
});
export type Bill = z.infer<typeof bill>;

const order = z.object({
  number: z.string(),
  status: z.string(),
  vendor: z.object({ id: z.string().nullable(), name: z.string() }),
  currency: z.string(),
  subtotal: z.int(),
  tax: z.int(),
  total: z.int(),
  tax_mode: z.string(),
  lines: z.array(line),
});
export type Order = z.infer<typeof order>;

const receipts = z.object({
  order_number: z.string(),
  received: z.array(z.object({ item: z.string(), quantity: z.number() })),
  receipts: z.array(z.object({ on: z.string(), slip: z.string().nullable(), noted_by: z.string() })),
  unreadable: z.int(),
});
export type Receipts = z.infer<typeof receipts>;

const sum = z.object({ count: z.int(), amount: z.int(), currency: z.string() });
const vendor = z.object({
  vendor_id: z.string(),
  name: z.string(),
  status: z.string(),
  bank_account: z.object({ ending: z.string().nullable(), changed_at: z.string().nullable() }),
  bills_paid: z.int(),
  last_paid_on: z.string().nullable(),
  average_paid: z.object({ amount: z.int(), currency: z.string() }).nullable(),
  approved_30d: sum.nullable(),
  open: z.array(shortBill.extend({ held: z.boolean() })),
  open_count: z.int(),
  recent: z.array(shortBill),
});
export type Vendor = z.infer<typeof vendor>;

const people = z.object({ people: z.array(z.object({ name: z.string(), email: z.string() })) });

type Case = Material<JsonObject>;

/** The bill that the run is about: of several readings the last one of this very bill. */
export const billIn = (material: Case) => lastOf(material, 'xero_bill', bill, () => true);
export const peopleIn = (material: Case) => lastOf(material, 'xero_people', people, () => true)?.people ?? [];

/** Only what belongs to this bill: another order or vendor that was read says nothing about it. */
export const orderIn = (material: Case) =>
  lastOf(material, 'xero_purchase_order', order, ({ number }) => number === billIn(material)?.order_number);
export const receiptsOf = (material: Case) =>
  lastOf(
    material,
    'xero_receipts',
    receipts,
    ({ order_number }) => order_number === billIn(material)?.order_number,
  );
export const vendorIn = (material: Case) =>
  lastOf(material, 'xero_vendor', vendor, ({ vendor_id }) => vendor_id === billIn(material)?.vendor.id);

function lastOf<T>(
  material: Case,
  tool: string,
  shape: z.ZodType<T>,
  fits: (data: T) => boolean,
): T | undefined {
  const found = material.readings.filter((each) => each.tool === tool).map(({ data }) => shape.parse(data));
  return found.findLast(fits);
}

export function recordOf(material: Case, tool: string): Recorded['record'] | undefined {
  return material.readings.findLast((each) => each.tool === tool)?.record;
}

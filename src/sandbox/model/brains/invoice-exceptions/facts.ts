import { z } from 'zod';
import type { Conversation } from '../../conversation.ts';

const line = z.object({
  item: z.string().nullable(),
  description: z.string(),
  quantity: z.number(),
  unit_price: z.string(),
});

const billShape = z.object({
  bill_id: z.string(),
  number: z.string(),
  currency: z.string(),
  amount_due: z.int(),
  order_number: z.string().nullable(),
  vendor: z.object({ id: z.string().nullable(), name: z.string() }),
  lines: z.array(line),
});
const orderShape = z.object({
  number: z.string(),
  vendor: z.object({ id: z.string().nullable() }),
  lines: z.array(line),
});
const receiptsShape = z.object({ received: z.array(z.object({ item: z.string(), quantity: z.number() })) });
const peopleShape = z.object({
  people: z.array(z.object({ name: z.string(), email: z.string(), role: z.string() })),
});
const handbookShape = z.object({
  page: z.string(),
  version: z.string(),
  clauses: z.array(z.object({ id: z.string(), title: z.string(), text: z.string() })),
});

export type Line = z.infer<typeof line>;
export type Read<T> = { source: string; record: string | null; data: T };

export type Facts = {
  bill: Read<z.infer<typeof billShape>>;
  /** Undefined when the bill names none, or when there is no such order. */
  order: Read<z.infer<typeof orderShape>> | undefined;
  receipts: Read<z.infer<typeof receiptsShape>> | undefined;
  people: z.infer<typeof peopleShape>['people'];
  handbook: Read<z.infer<typeof handbookShape>>;
};

const envelope = z.object({ data: z.json(), record: z.object({ id: z.string() }).nullish() });

export function billIn(conversation: Conversation): Facts['bill'] | undefined {
  return readIn(conversation, 'xero_bill', billShape);
}

export function factsIn(conversation: Conversation): Facts | undefined {
  const bill = billIn(conversation);
  const handbook = readIn(conversation, 'handbook_page', handbookShape);
  if (!bill || !handbook) return undefined;
  return {
    bill,
    handbook,
    order: readIn(conversation, 'xero_purchase_order', orderShape),
    receipts: readIn(conversation, 'xero_receipts', receiptsShape),
    people: readIn(conversation, 'xero_people', peopleShape)?.data.people ?? [],
  };
}

function readIn<T>(conversation: Conversation, source: string, shape: z.ZodType<T>): Read<T> | undefined {
  const result = envelope.safeParse(conversation.resultOf(source)).data;
  const data = shape.safeParse(result?.data).data;
  return data === undefined ? undefined : { source, record: result?.record?.id ?? null, data };
}

import { z } from 'zod';
import type { Conversation } from '../../conversation.ts';

const ticketShape = z.object({
  id: z.coerce.string(),
  subject: z.string(),
  description: z.string(),
  requester: z.object({ name: z.string(), email: z.string().nullable() }),
  order_id: z.string().nullable(),
  updated_at: z.string(),
  comments: z.array(z.object({ author: z.string(), public: z.boolean(), body: z.string() })),
});

const item = z.object({ name: z.string(), amount: z.int() });
const delivery = z.object({ promised: z.string(), delivered: z.string().nullable(), state: z.string() });

const chargeShape = z.object({
  id: z.string(),
  amount: z.int(),
  currency: z.string(),
  status: z.string(),
  created_at: z.string(),
  order_id: z.string().nullable(),
  refunded_amount: z.int(),
  items: z.array(item).nullable(),
  delivery: delivery.nullable(),
});

const accountShape = z.object({ charges: z.array(chargeShape) });
const policyShape = z.object({
  page: z.string(),
  version: z.string(),
  clauses: z.array(z.object({ id: z.string(), title: z.string(), text: z.string() })),
});

export type Ticket = z.infer<typeof ticketShape>;
export type Charge = z.infer<typeof chargeShape>;
export type Item = z.infer<typeof item>;
export type Delivery = z.infer<typeof delivery>;
export type Policy = z.infer<typeof policyShape>;

/** Something that was read, with the tool and the record it came from. */
export type Read<T> = { source: string; record: string | null; data: T };

export type Facts = {
  ticket: Read<Ticket>;
  /** The customer's payments; none when the ticket names no customer. */
  account: Read<{ charges: Charge[] }>;
  policy: Read<Policy>;
};

const envelope = z.object({ data: z.json(), record: z.object({ id: z.string() }).nullish() });

export function ticketIn(conversation: Conversation): Read<Ticket> | undefined {
  return readIn(conversation, 'zendesk_ticket', ticketShape);
}

/** Everything that a decision needs; undefined when a system did not give it. */
export function factsIn(conversation: Conversation): Facts | undefined {
  const ticket = ticketIn(conversation);
  const policy = readIn(conversation, 'handbook_page', policyShape);
  if (!ticket || !policy) return undefined;
  const account =
    ticket.data.requester.email === null ? noAccount : readIn(conversation, 'stripe_customer', accountShape);
  return account && { ticket, account, policy };
}

const noAccount: Read<{ charges: Charge[] }> = {
  source: 'stripe_customer',
  record: null,
  data: { charges: [] },
};

function readIn<T>(conversation: Conversation, source: string, shape: z.ZodType<T>): Read<T> | undefined {
  const result = envelope.safeParse(conversation.resultOf(source)).data;
  const data = shape.safeParse(result?.data).data;
  return data === undefined ? undefined : { source, record: result?.record?.id ?? null, data };
}

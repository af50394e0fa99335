import { z } from 'zod';
import type { JsonObject } from '../../lib/json.ts';
import type { Material } from '../../domain/workflow.ts';

/** The parts of the recorded readings that rules and cards look at. */
const ticket = z.object({
  subject: z.string(),
  description: z.string(),
  status: z.string(),
  tags: z.array(z.string()),
  requester: z.object({ name: z.string(), email: z.string().nullable() }),
  order_id: z.string().nullable(),
  created_at: z.string(),
});

const charge = z.object({
  id: z.string(),
  amount: z.int(),
  currency: z.string(),
  status: z.string(),
  created_at: z.string(),
  order_id: z.string().nullable(),
  refunded_amount: z.int(),
  items: z.array(z.object({ name: z.string(), amount: z.int() })),
  delivery: z
    .object({ promised: z.string(), delivered: z.string().nullable(), state: z.string() })
    .nullable(),
});
export type Charge = z.infer<typeof charge>;

const account = z.object({
  customer: z.object({ name: z.string().nullable(), since: z.string() }).nullable(),
  charges: z.array(charge),
  refunds_30d: z.object({ count: z.int(), amount: z.int(), currency: z.string() }),
});

const history = z.object({
  tickets: z.array(z.object({ id: z.string(), subject: z.string(), status: z.string() })),
});

export const ticketIn = (material: Material<JsonObject>) => lastOf(material, 'zendesk_ticket', ticket);
export const accountIn = (material: Material<JsonObject>) => lastOf(material, 'stripe_customer', account);
export const historyIn = (material: Material<JsonObject>) => lastOf(material, 'zendesk_history', history);

/** Charges of the ticket's own customer for the ticket's own order. */
export function linkedCharges(material: Material<JsonObject>): Charge[] {
  const order = ticketIn(material)?.order_id;
  if (!order) return [];
  return (accountIn(material)?.charges ?? []).filter(({ order_id }) => order_id === order);
}

function lastOf<S extends z.ZodType>(
  material: Material<JsonObject>,
  tool: string,
  shape: S,
): z.infer<S> | undefined {
  const reading = material.readings.findLast((each) => each.tool === tool);
  return reading && shape.parse(reading.data);
}

import { z } from 'zod';
import type { Intent } from '../../brain.ts';
import type { Conversation } from '../../conversation.ts';
import type { Facts } from './facts.ts';
import type { Plan } from './plan.ts';
import { mentions } from './ticket-text.ts';
import { words } from './words.ts';

const lookUp = 'mcp_warranty_coverage';
const claim = 'mcp_warranty_register_claim';

const answer = z.object({
  data: z.object({ content: z.object({ items: z.array(z.object({ item: z.string() })) }) }),
});

/** Where an admin has granted the registry's tool, the order's warranty is read, too. */
export function warrantyRead(orderId: string | null): Intent[] {
  return orderId === null ? [] : [{ name: lookUp, args: { order_id: orderId } }];
}

/** What is damaged and under warranty is claimed from its maker beside everything else. */
export function withClaim(plan: Plan, { ticket }: Facts, conversation: Conversation): Plan {
  const { order_id: orderId } = ticket.data;
  const covered = answer.safeParse(conversation.resultOf(lookUp)).data?.data.content.items[0];
  if (!covered || orderId === null || !mentions(ticket.data, words.damaged)) return plan;
  const args = { order_id: orderId, item: covered.item, reason: 'damaged' };
  return { ...plan, actions: [...plan.actions, { name: claim, args }] };
}

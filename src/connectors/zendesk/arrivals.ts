import { z } from 'zod';
import type { Arrival, Delivery } from '../../domain/starts.ts';

const detail = z.object({
  id: z.string().regex(/^[1-9]\d{0,17}$/),
  status: z.string(),
  updated_at: z.iso.datetime({ offset: true }),
  actor_id: z.string().nullish(),
});
const commented = z.object({
  detail,
  event: z.object({ comment: z.object({ author: z.object({ is_staff: z.boolean() }) }) }),
});
const moved = z.object({ detail, event: z.object({ previous: z.string(), current: z.string() }) });

/** `unlessBy`: the agent who did it. When that is our own account, it is what we did and nothing new. */
export type TicketArrival = { arrival: Arrival; unlessBy: string | null };

/**
 * What a ticket event of Zendesk means: a ticket that is there for the first time, what a customer wrote on one, and one that was
 * opened again. What staff write, tag or solve is no reason to look at a ticket, and what we write is staff's. Throws ZodError for
 * an event that is not as Zendesk describes it.
 */
export function ticketArrival({ event, payload }: Delivery): TicketArrival | undefined {
  if (event === 'ticket.created') {
    const { detail: ticket } = z.object({ detail }).parse(payload);
    return isOver(ticket.status) ? undefined : { arrival: arrivalOf(ticket), unlessBy: null };
  }
  if (event === 'ticket.comment_added') {
    const { detail: ticket, event: said } = commented.parse(payload);
    return said.comment.author.is_staff ? undefined : { arrival: arrivalOf(ticket), unlessBy: null };
  }
  if (event === 'ticket.status_changed') {
    const { detail: ticket, event: move } = moved.parse(payload);
    const isReopened = isOver(move.previous) && !isOver(move.current);
    return isReopened ? { arrival: arrivalOf(ticket), unlessBy: ticket.actor_id ?? null } : undefined;
  }
  return undefined;
}

function arrivalOf({ id, updated_at }: z.infer<typeof detail>): Arrival {
  return { intake: { ticket: id }, change: updated_at };
}

function isOver(status: string): boolean {
  return ['solved', 'closed'].includes(status.toLowerCase());
}

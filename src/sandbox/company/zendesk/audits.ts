import type { Audit, ZendeskState } from '../company-state.ts';
import { pageOf } from './page-of.ts';
import { getTicket } from './tickets.ts';

/** GET /tickets/:id/audits, oldest first */
export function listAudits(state: ZendeskState, id: number, query: URLSearchParams) {
  const ticket = getTicket(state, id);
  const { items, meta } = pageOf(
    state.audits.filter(({ ticketId }) => ticketId === ticket.id),
    query,
  );
  return { audits: items.map(auditObject), meta };
}

export function auditObject(audit: Audit) {
  return {
    id: audit.id,
    ticket_id: audit.ticketId,
    author_id: audit.authorId,
    created_at: audit.createdAt,
    events: audit.events,
    metadata: { system: {}, custom: audit.custom },
  };
}

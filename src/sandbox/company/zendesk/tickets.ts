import { orderFieldId } from '../company-keys.ts';
import type { Ticket, ZendeskState } from '../company-state.ts';
import { pageOf } from './page-of.ts';
import { usersOf } from './user-object.ts';
import { recordNotFound } from './zendesk-refusal.ts';

/** GET /tickets/:id */
export function showTicket(state: ZendeskState, id: number, query: URLSearchParams) {
  const ticket = getTicket(state, id);
  const first = state.comments.find(({ ticketId }) => ticketId === id);
  return {
    ticket: { ...ticketObject(ticket), description: first?.body ?? '' },
    ...(query.get('include') === 'users' ? { users: usersOf(state, [ticket.requesterId]) } : {}),
  };
}

/** GET /tickets/:id/comments, oldest first */
export function listComments(state: ZendeskState, id: number, query: URLSearchParams) {
  const ticket = getTicket(state, id);
  const { items, meta } = pageOf(
    state.comments.filter(({ ticketId }) => ticketId === ticket.id),
    query,
  );
  const comments = items.map((comment) => ({
    id: comment.id,
    type: 'Comment',
    author_id: comment.authorId,
    body: comment.body,
    plain_body: comment.body,
    public: comment.public,
    created_at: comment.createdAt,
  }));
  const authors = comments.map(({ author_id }) => author_id);
  return { comments, meta, ...(query.get('include') === 'users' ? { users: usersOf(state, authors) } : {}) };
}

/** GET /tickets/:id/tags */
export function showTags(state: ZendeskState, id: number) {
  return { tags: getTicket(state, id).tags };
}

export function getTicket(state: ZendeskState, id: number): Ticket {
  const ticket = state.tickets.find((each) => each.id === id);
  if (!ticket) throw recordNotFound();
  return ticket;
}

export function ticketObject(ticket: Ticket) {
  return {
    id: ticket.id,
    subject: ticket.subject,
    status: ticket.status,
    tags: ticket.tags,
    requester_id: ticket.requesterId,
    custom_fields: [{ id: orderFieldId, value: ticket.orderId }],
    created_at: ticket.createdAt,
    updated_at: ticket.updatedAt,
  };
}

import type { ZendeskState } from '../company-state.ts';
import { pageOf } from './page-of.ts';
import { ticketObject } from './tickets.ts';
import { userObject } from './user-object.ts';
import { recordNotFound } from './zendesk-refusal.ts';

/** GET /users/search: `email:"…"`, or words of a name. */
export function searchUsers(state: ZendeskState, query: URLSearchParams) {
  const text = (query.get('query') ?? '').toLowerCase();
  const email = /^email:"?([^"]+)"?$/.exec(text)?.[1];
  const users = state.users.filter((user) =>
    email === undefined ? user.name.toLowerCase().includes(text) : user.email.toLowerCase() === email,
  );
  return { users: users.map(userObject), next_page: null, previous_page: null, count: users.length };
}

/** GET /users/:id/tickets/requested */
export function listRequestedTickets(state: ZendeskState, userId: number, query: URLSearchParams) {
  if (!state.users.some(({ id }) => id === userId)) throw recordNotFound();
  const tickets = state.tickets.filter(({ requesterId }) => requesterId === userId);
  const { items, meta } = pageOf(tickets, query);
  return { tickets: items.map(ticketObject), meta };
}

import { z } from 'zod';
import type { Audit, Ticket, TicketStatus, ZendeskState } from '../company-state.ts';
import { auditObject } from './audits.ts';
import { getTicket, ticketObject } from './tickets.ts';
import { badRequest, recordInvalid } from './zendesk-refusal.ts';

const settable: readonly string[] = ['open', 'pending', 'hold', 'solved'] satisfies TicketStatus[];

/** What is not named here is ignored without a word, as Zendesk does. */
const ticketUpdate = z.object({
  ticket: z.object({
    comment: z.object({ body: z.string(), public: z.boolean().default(true) }).optional(),
    status: z.string().optional(),
    metadata: z.record(z.string(), z.unknown()).default({}),
  }),
});
const tagUpdate = z.object({ tags: z.array(z.string().trim().min(1)) });

type Change = { authorId: number; at: Date };

/** PUT /tickets/:id */
export function updateTicket(state: ZendeskState, id: number, body: unknown, change: Change) {
  const ticket = getTicket(state, id);
  const { comment, status, metadata } = read(ticketUpdate, body).ticket;
  assertOpen(ticket);
  if (comment?.body.trim() === '') throw recordInvalid('base', 'Comment: cannot be blank');
  if (status !== undefined && !settable.includes(status))
    throw recordInvalid('status', `Status: ${status} is not valid`);

  const events: Audit['events'] = [];
  if (comment) {
    const id = addComment(state, ticket, comment, change);
    events.push({ id, type: 'Comment', body: comment.body, public: comment.public });
  }
  if (status !== undefined && status !== ticket.status) {
    events.push({ type: 'Change', field_name: 'status', previous_value: ticket.status, value: status });
    ticket.status = status as TicketStatus;
  }
  const audit = record(state, ticket, { custom: metadata, events }, change);
  return { ticket: ticketObject(ticket), audit: auditObject(audit) };
}

/** PUT /tickets/:id/tags adds; it removes nothing. */
export function addTags(state: ZendeskState, id: number, body: unknown, change: Change) {
  const ticket = getTicket(state, id);
  const { tags } = read(tagUpdate, body);
  assertOpen(ticket);
  const before = ticket.tags;
  ticket.tags = [...new Set([...before, ...tags.map((tag) => tag.toLowerCase())])].toSorted();
  const event = { type: 'Change', field_name: 'tags', previous_value: before, value: ticket.tags };
  record(state, ticket, { custom: {}, events: [event] }, change);
  return { tags: ticket.tags };
}

/** What people do on a ticket's page; the tools that are used here only add. */
export function removeTags(state: ZendeskState, id: number, body: unknown, change: Change): void {
  const ticket = getTicket(state, id);
  const { tags } = read(tagUpdate, body);
  assertOpen(ticket);
  const before = ticket.tags;
  ticket.tags = before.filter((tag) => !tags.includes(tag));
  const event = { type: 'Change', field_name: 'tags', previous_value: before, value: ticket.tags };
  record(state, ticket, { custom: {}, events: [event] }, change);
}

function read<T>(shape: z.ZodType<T>, body: unknown): T {
  const parsed = shape.safeParse(body);
  if (!parsed.success)
    throw badRequest('Invalid attribute', 'The body does not have the shape of this request');
  return parsed.data;
}

function assertOpen(ticket: Ticket): void {
  if (ticket.status === 'closed') throw recordInvalid('status', 'Status: closed prevents ticket update');
}

function addComment(
  state: ZendeskState,
  ticket: Ticket,
  { body, public: isPublic }: { body: string; public: boolean },
  { authorId, at }: Change,
): number {
  const id = 700_001 + state.comments.length;
  state.comments.push({
    id,
    ticketId: ticket.id,
    authorId,
    public: isPublic,
    body,
    createdAt: at.toISOString(),
  });
  return id;
}

function record(
  state: ZendeskState,
  ticket: Ticket,
  { custom, events }: Pick<Audit, 'custom' | 'events'>,
  { authorId, at }: Change,
): Audit {
  const audit = {
    id: 900_001 + state.audits.length,
    ticketId: ticket.id,
    authorId,
    createdAt: at.toISOString(),
    custom,
    events,
  };
  state.audits.push(audit);
  ticket.updatedAt = at.toISOString();
  return audit;
}

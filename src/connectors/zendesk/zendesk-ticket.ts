import { z } from 'zod';
import { readTool } from '../../domain/tool.ts';
import { listAll } from './list-all.ts';
import { ticketId } from './ticket-argument.ts';
import { ticketRecord } from './ticket-record.ts';
import type { ZendeskClient } from './zendesk-client.ts';
import type { ZendeskSettings } from './zendesk-config.ts';
import { type Ticket, type User, comment, cursor, ticket, user } from './zendesk-shapes.ts';

const shownTicket = z.object({ ticket, users: z.array(user) });
const commentPage = cursor.extend({ comments: z.array(comment), users: z.array(user) });

export function zendeskTicket(settings: ZendeskSettings, client: ZendeskClient) {
  return readTool({
    name: 'zendesk_ticket',
    system: 'zendesk',
    title: 'read the ticket',
    description: 'The ticket: what the customer wrote, every comment, its order number, status and tags.',
    input: z.object({ ticket_id: ticketId }),
    bindings: { ticket_id: 'ticket' },
    read: async ({ ticket_id }, { signal }) => {
      const found = await client.get(`/tickets/${ticket_id}.json?include=users`, shownTicket, signal);
      const comments = await listComments(client, ticket_id, signal);
      return {
        data: { ...shown(found.ticket, found.users, settings.orderFieldId), comments },
        record: ticketRecord(settings.webUrl, ticket_id),
      };
    },
  });
}

function shown(found: Ticket, users: readonly User[], orderFieldId: number) {
  const requester = users.find(({ id }) => id === found.requester_id);
  return {
    id: String(found.id),
    subject: found.subject ?? '',
    description: found.description ?? '',
    status: found.status,
    tags: found.tags,
    requester: { name: requester?.name ?? 'Unknown', email: requester?.email ?? null },
    order_id: orderIdOf(found, orderFieldId),
    created_at: found.created_at,
    updated_at: found.updated_at,
  };
}

function orderIdOf({ custom_fields }: Ticket, orderFieldId: number): string | null {
  const value = custom_fields.find(({ id }) => id === orderFieldId)?.value;
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

async function listComments(client: ZendeskClient, ticketId: string, signal: AbortSignal) {
  const listing = {
    path: `/tickets/${ticketId}/comments.json?include=users`,
    shape: commentPage,
    items: shownComments,
    what: 'comments on one ticket',
    limit: 500,
  };
  return listAll(client, listing, signal);
}

function shownComments({ comments, users }: z.infer<typeof commentPage>) {
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return comments.map((each) => ({
    author: names.get(each.author_id) ?? 'Unknown',
    public: each.public,
    body: each.plain_body ?? each.body,
    at: each.created_at,
  }));
}

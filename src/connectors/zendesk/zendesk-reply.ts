import { z } from 'zod';
import { fieldLook } from '../../domain/field.ts';
import { writeTool } from '../../domain/tool.ts';
import { toTheSecond } from '../../lib/time.ts';
import { listAll } from './list-all.ts';
import { ticketId } from './ticket-argument.ts';
import { ticketRecord } from './ticket-record.ts';
import type { ZendeskClient } from './zendesk-client.ts';
import type { ZendeskSettings } from './zendesk-config.ts';
import { type Comment, audit, comment, cursor, ticket } from './zendesk-shapes.ts';

/** Zendesk fills in `{{…}}` and `{%…%}` when it sends: the customer would get something else than was approved. */
const placeholder = /\{\{|\{%/;

const input = z.object({
  ticket_id: ticketId,
  body: z
    .string()
    .trim()
    .min(1)
    .max(10_000)
    .refine((body) => !placeholder.test(body), 'Write it without {{ and {%: Zendesk would fill those in.')
    .describe('The whole reply as plain text, as the customer will read it')
    .register(fieldLook, { title: 'Reply', long: true, hint: 'The customer gets exactly this text.' }),
  status: z
    .enum(['open', 'pending', 'solved'])
    .describe('pending when the customer must answer, solved when nothing is left to do, else open')
    .register(fieldLook, { title: 'Ticket status afterwards' }),
});

const updated = z.object({ audit });
const auditPage = cursor.extend({ audits: z.array(audit) });
const shownTicket = z.object({ ticket });
const commentPage = cursor.extend({ comments: z.array(comment) });

export function zendeskReply(settings: ZendeskSettings, client: ZendeskClient) {
  return writeTool({
    name: 'zendesk_reply',
    system: 'zendesk',
    title: 'reply to the customer',
    description: 'Sends a public reply on the ticket and sets its status.',
    input,
    bindings: { ticket_id: 'ticket' },
    risk: 'medium',
    reversible: false,
    movesMoney: false,
    harm: 'The customer reads something wrong or rude, and it cannot be unsent.',
    editable: ['body', 'status'],
    says: ({ status }) => `Send this reply to the customer and set the ticket to ${status}`,
    preconditions: async ({ ticket_id }, { signal }) => {
      const [found, comments] = await Promise.all([
        client.get(`/tickets/${ticket_id}.json`, shownTicket, signal),
        listComments(client, ticket_id, signal),
      ]);
      const last = comments.findLast((each) => each.public);
      return {
        'Ticket status': found.ticket.status,
        'Last public comment': last ? commentInWords(last, found.ticket.requester_id) : 'none',
      };
    },
    execute: async ({ ticket_id, body, status }, { key, signal }) => {
      const update = {
        ticket: { comment: { body, public: true }, status, metadata: { leenops_action: key } },
      };
      const answer = await client.put(`/tickets/${ticket_id}.json`, update, updated, signal);
      return applied(settings, ticket_id, answer.audit.id);
    },
    lookUp: async ({ ticket_id }, { key, signal }) => {
      const auditId = await findAudit(client, ticket_id, key, signal);
      return auditId === undefined ? 'absent' : applied(settings, ticket_id, auditId);
    },
  });
}

/** A reply answers what was last said: another word on the ticket, of the customer or of a colleague, makes it another reply. */
function commentInWords({ id, author_id, created_at }: Comment, requester: number): string {
  return `${author_id === requester ? 'by the customer' : 'by support'}, ${toTheSecond(created_at)} (no. ${id})`;
}

async function listComments(client: ZendeskClient, ticketId: string, signal: AbortSignal) {
  const listing = {
    path: `/tickets/${ticketId}/comments.json`,
    shape: commentPage,
    items: (page: z.infer<typeof commentPage>) => page.comments,
    what: 'comments on one ticket',
    limit: 500,
  };
  return listAll(client, listing, signal);
}

async function findAudit(client: ZendeskClient, ticketId: string, key: string, signal: AbortSignal) {
  const listing = {
    path: `/tickets/${ticketId}/audits.json`,
    shape: auditPage,
    items: (page: z.infer<typeof auditPage>) => page.audits,
    what: 'changes of one ticket',
    limit: 5000,
  };
  const audits = await listAll(client, listing, signal);
  return audits.find(({ metadata }) => metadata?.custom?.['leenops_action'] === key)?.id;
}

function applied(settings: ZendeskSettings, ticket: string, auditId: number) {
  return {
    record: ticketRecord(settings.webUrl, ticket),
    note: `Reply sent on ticket ${ticket} (Zendesk audit ${auditId}).`,
  };
}

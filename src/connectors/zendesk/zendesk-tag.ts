import { z } from 'zod';
import { fieldLook } from '../../domain/field.ts';
import { writeTool } from '../../domain/tool.ts';
import { ticketId } from './ticket-argument.ts';
import { ticketRecord } from './ticket-record.ts';
import type { ZendeskClient } from './zendesk-client.ts';
import { listAudits, tagsMoved } from './work-by-hand.ts';
import type { ZendeskSettings } from './zendesk-config.ts';

const input = z.object({
  ticket_id: ticketId,
  tags: z
    .array(z.string().regex(/^[a-z0-9][a-z0-9_-]{0,49}$/, 'Small letters, digits, - and _: late-delivery'))
    .min(1)
    .max(10)
    .describe('Tags to add, such as late-delivery; those that are there stay')
    .register(fieldLook, { title: 'Tags', hint: 'Small letters, digits, - and _' }),
});

const tagList = z.object({ tags: z.array(z.string()) });

export function zendeskTag(settings: ZendeskSettings, client: ZendeskClient) {
  const applied = (ticket: string, tags: string[]) => ({
    record: ticketRecord(settings.webUrl, ticket),
    note: `Ticket ${ticket} has the ${inWords(tags)}.`,
  });

  return writeTool({
    name: 'zendesk_tag',
    system: 'zendesk',
    title: 'tag the ticket',
    description: 'Adds tags to the ticket. It removes none.',
    input,
    bindings: { ticket_id: 'ticket' },
    risk: 'low',
    reversible: true,
    movesMoney: false,
    harm: 'A wrong tag misleads reports, or sets off a trigger that listens for it.',
    editable: ['tags'],
    says: ({ tags }) => `Add the ${inWords(tags)}`,
    // Tags say what the case was about, whatever was said or done on the ticket since; Zendesk refuses them on a closed one.
    preconditions: async () => ({}),
    execute: async ({ ticket_id, tags }, { signal }) => {
      await client.put(`/tickets/${ticket_id}/tags.json`, { tags }, tagList, signal);
      return applied(ticket_id, tags);
    },
    lookUp: async ({ ticket_id, tags }, { signal }) => {
      const present = await client.get(`/tickets/${ticket_id}/tags.json`, tagList, signal);
      return tags.every((tag) => present.tags.includes(tag)) ? applied(ticket_id, tags) : 'absent';
    },
    isUndone: async ({ ticket_id, tags }, _applied, { signal }) => {
      const present = await client.get(`/tickets/${ticket_id}/tags.json`, tagList, signal);
      const gone = tags.filter((tag) => !present.tags.includes(tag));
      if (gone.length === 0) return false;
      const audits = await listAudits(client, ticket_id, signal);
      const last = audits.findLast((each) => tagsMoved(each).removed.some((tag) => gone.includes(tag)));
      return { at: last ? new Date(last.created_at) : null };
    },
  });
}

function inWords(tags: readonly string[]): string {
  return `${tags.length === 1 ? 'tag' : 'tags'} ${tags.join(', ')}`;
}

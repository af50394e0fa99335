import { z } from 'zod';
import { type RecordLink, readTool } from '../../domain/tool.ts';
import { customerEmail } from '../customer-email.ts';
import { listAll } from './list-all.ts';
import type { ZendeskClient } from './zendesk-client.ts';
import type { ZendeskSettings } from './zendesk-config.ts';
import { type Ticket, type User, cursor, ticket, user } from './zendesk-shapes.ts';

const userSearch = z.object({ users: z.array(user) });
const ticketPage = cursor.extend({ tickets: z.array(ticket) });

export function zendeskHistory(settings: ZendeskSettings, client: ZendeskClient) {
  return readTool({
    name: 'zendesk_history',
    system: 'zendesk',
    title: "read the customer's history",
    description: 'Every ticket that the customer opened, newest first.',
    input: z.object({ customer_email: customerEmail }),
    bindings: { customer_email: 'customer' },
    read: async ({ customer_email: email }, { signal }) => {
      const customer = await findCustomer(client, email, signal);
      const tickets = customer ? await listTickets(client, customer.id, signal) : [];
      return {
        data: { tickets: tickets.map(shown) },
        record: historyRecord(settings.webUrl, customer, email),
      };
    },
  });
}

/** By the user's record and not by the ticket search, whose index lags minutes behind. */
async function findCustomer(client: ZendeskClient, email: string, signal: AbortSignal) {
  const query = new URLSearchParams({ query: `email:"${email}"` });
  const { users } = await client.get(`/users/search.json?${query.toString()}`, userSearch, signal);
  return users.find((each) => each.email?.toLowerCase() === email.toLowerCase());
}

async function listTickets(client: ZendeskClient, userId: number, signal: AbortSignal): Promise<Ticket[]> {
  const listing = {
    path: `/users/${userId}/tickets/requested.json`,
    shape: ticketPage,
    items: (page: z.infer<typeof ticketPage>) => page.tickets,
    what: 'tickets of one customer',
    limit: 1000,
  };
  const tickets = await listAll(client, listing, signal);
  return tickets.toSorted((a, b) => b.created_at.localeCompare(a.created_at));
}

function shown({ id, subject, status, created_at, tags }: Ticket) {
  return { id: String(id), subject: subject ?? '', status, created_at, tags };
}

function historyRecord(webUrl: string, customer: User | undefined, email: string): RecordLink {
  if (!customer) return { system: 'zendesk', id: email, label: 'No such customer', url: null };
  return {
    system: 'zendesk',
    id: String(customer.id),
    label: `Tickets of customer ${customer.id}`,
    url: `${webUrl.replace(/\/+$/, '')}/agent/users/${customer.id}/requested_tickets`,
  };
}

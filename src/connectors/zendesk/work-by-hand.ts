import { z } from 'zod';
import { type Deed, type Doer, namesIn } from '../../domain/shadow/observe.ts';
import type { ByHand } from '../../domain/shadow/by-hand.ts';
import { listAll } from './list-all.ts';
import type { ZendeskClient } from './zendesk-client.ts';
import { cursor, ticket, user } from './zendesk-shapes.ts';

export type WorkByHand = ByHand<{ ticket: string }, 'zendesk_reply' | 'zendesk_tag'>;

const event = z.object({
  type: z.string(),
  public: z.boolean().nullish(),
  field_name: z.string().nullish(),
  value: z.unknown().optional(),
  previous_value: z.unknown().optional(),
});
const audit = z.object({
  author_id: z.number(),
  created_at: z.string(),
  metadata: z.object({ custom: z.record(z.string(), z.unknown()).nullish() }).nullish(),
  events: z.array(event),
});
export type Audit = z.infer<typeof audit>;

const auditPage = cursor.extend({ audits: z.array(audit) });
const people = cursor.extend({ users: z.array(user) });
const shownTicket = z.object({ ticket });

/** What was done on one ticket, from its own record of changes: who answered, with which status, and who tagged it. */
export function workByHand(
  client: ZendeskClient,
  ownId: (signal: AbortSignal) => Promise<number | null>,
): WorkByHand {
  return {
    compares: {
      zendesk_reply: {
        about: ['ticket_id'],
        agree: ['status'],
        says: ({ status }) => `reply${typeof status === 'string' ? `, ticket ${status}` : ''}`,
      },
      zendesk_tag: {
        about: ['ticket_id'],
        agree: ['tags'],
        says: ({ tags }) => `tag ${namesIn(tags)}`,
      },
    },
    async deeds({ ticket: id }, { since, signal }) {
      const [ours, found, staff, audits] = await Promise.all([
        ownId(signal),
        client.get(`/tickets/${id}.json`, shownTicket, signal),
        listStaff(client, id, signal),
        listAudits(client, id, signal),
      ]);
      const by = (each: Audit): Doer | 'customer' => {
        if (each.metadata?.custom?.['leenops_action'] || each.author_id === ours) return 'us';
        if (each.author_id < 0) return 'program';
        const isCustomer =
          each.author_id === found.ticket.requester_id || staff.get(each.author_id) === false;
        return isCustomer ? 'customer' : 'person';
      };
      return deedsIn(id, audits, by).filter(({ at }) => at >= since);
    },
  };
}

/** A status that staff set after they answered belongs to the answer; one that is set without one is no reply. */
function deedsIn(id: string, audits: readonly Audit[], by: (audit: Audit) => Doer | 'customer'): Deed[] {
  const deeds: Deed[] = [];
  let status: string | undefined;
  let isAnswered = false;
  for (const each of audits) {
    const changed = each.events.findLast(({ field_name }) => field_name === 'status')?.value;
    if (typeof changed === 'string') status = changed;
    const doer = by(each);
    if (doer === 'customer') continue;
    const replied = each.events.some((one) => one.type === 'Comment' && one.public === true);
    isAnswered ||= replied && doer === 'person';
    const at = new Date(each.created_at);
    if (replied || (isAnswered && changed !== undefined))
      deeds.push({
        tool: 'zendesk_reply',
        args: { ticket_id: id, ...(status ? { status } : {}) },
        at,
        by: doer,
      });
    const tags = tagsMoved(each).added;
    if (tags.length) deeds.push({ tool: 'zendesk_tag', args: { ticket_id: id, tags }, at, by: doer });
  }
  return deeds;
}

/** Which tags a change added, and which it took away. */
export function tagsMoved({ events }: Pick<Audit, 'events'>): { added: string[]; removed: string[] } {
  const moved = events.filter(({ field_name }) => field_name === 'tags');
  const [before, after] = [
    moved.flatMap((one) => texts(one.previous_value)),
    moved.flatMap((one) => texts(one.value)),
  ];
  return {
    added: after.filter((tag) => !before.includes(tag)),
    removed: before.filter((tag) => !after.includes(tag)),
  };
}

function texts(value: unknown): string[] {
  return [value].flat().filter((each) => typeof each === 'string');
}

/** Oldest first. */
export async function listAudits(client: ZendeskClient, id: string, signal: AbortSignal): Promise<Audit[]> {
  const listing = {
    path: `/tickets/${id}/audits.json`,
    shape: auditPage,
    items: (page: z.infer<typeof auditPage>) => page.audits,
    what: 'changes of one ticket',
    limit: 5000,
  };
  return listAll(client, listing, signal);
}

/** Whether somebody who wrote on the ticket is staff: a customer in copy writes, too. */
async function listStaff(client: ZendeskClient, id: string, signal: AbortSignal) {
  const listing = {
    path: `/tickets/${id}/comments.json?include=users`,
    shape: people,
    items: (page: z.infer<typeof people>) => page.users,
    what: 'people on one ticket',
    limit: 500,
  };
  const users = await listAll(client, listing, signal);
  return new Map(users.map(({ id: userId, role }) => [userId, role !== 'end-user']));
}

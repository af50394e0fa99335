import { z } from 'zod';
import type { Arrival, Delivery } from '../../domain/starts.ts';
import type { ReadTool, WriteTool } from '../../domain/tool.ts';
import type { Connector } from '../connector.ts';
import { ticketArrival } from './arrivals.ts';
import { type WorkByHand, workByHand } from './work-by-hand.ts';
import { type ZendeskClient, zendeskClient } from './zendesk-client.ts';
import { type ZendeskConfig, type ZendeskSettings, zendeskSettings } from './zendesk-config.ts';
import { zendeskFailure } from './zendesk-failure.ts';
import { zendeskHistory } from './zendesk-history.ts';
import { zendeskReply } from './zendesk-reply.ts';
import { zendeskTag } from './zendesk-tag.ts';
import { zendeskTicket } from './zendesk-ticket.ts';

export type ZendeskConnector = Connector<{
  ticket: ReadTool;
  history: ReadTool;
  reply: WriteTool;
  tag: WriteTool;
}> & {
  /** What a webhook of Zendesk is about: tickets that are new, opened again, or that a customer wrote on. */
  arrivals(delivery: Delivery, call: { signal: AbortSignal }): Promise<Arrival[]>;
  /** What people do on tickets themselves. */
  byHand: WorkByHand;
  /** Where its tickets are found: the account's address, and where people open it. */
  accounts: readonly string[];
};

export function zendeskConnector(config: ZendeskConfig): ZendeskConnector {
  const settings = zendeskSettings(config);
  const client = zendeskClient(settings);
  const ownId = once(async (signal) => (await client.get('/users/me.json', me, signal)).user.id);
  return {
    system: 'zendesk',
    byHand: workByHand(client, ownId),
    accounts: [...new Set([settings.apiUrl, settings.webUrl])],
    tools: {
      ticket: zendeskTicket(settings, client),
      history: zendeskHistory(settings, client),
      reply: zendeskReply(settings, client),
      tag: zendeskTag(settings, client),
    },
    arrivals: async (delivery, { signal }) => {
      const found = ticketArrival(delivery);
      if (!found) return [];
      const isOurs = found.unlessBy !== null && found.unlessBy === String(await ownId(signal));
      return isOurs ? [] : [found.arrival];
    },
    check: (signal = AbortSignal.timeout(settings.timeoutMs)) => check(settings, client, signal),
  };
}

/** An answer that stays as it is while we run; a failure is not remembered. */
function once<T>(ask: (signal: AbortSignal) => Promise<T>): (signal: AbortSignal) => Promise<T> {
  let known: { value: T } | undefined;
  return async (signal) => (known ??= { value: await ask(signal) }).value;
}

const me = z.object({ user: z.object({ id: z.number().nullable(), role: z.string() }) });
const field = z.object({ ticket_field: z.object({ id: z.number(), title: z.string() }) });

async function check({ orderFieldId }: ZendeskSettings, client: ZendeskClient, signal: AbortSignal) {
  const { user } = await client.get('/users/me.json', me, signal);
  if (user.id === null || user.role === 'end-user') throw notAnAgent(user.role);
  const { ticket_field } = await client.get(`/ticket_fields/${orderFieldId}.json`, field, signal);
  return `Zendesk answers: the key is an ${user.role}'s, and the order number is in the field “${ticket_field.title}”.`;
}

/** Zendesk answers a request without a valid session as the anonymous user, with 200. */
function notAnAgent(role: string) {
  return zendeskFailure({
    code: 'not_an_agent',
    certainty: 'not_applied',
    message: `Zendesk takes this key for ${role === 'end-user' ? 'an end user' : role}. Use the API token of an agent or an administrator.`,
  });
}

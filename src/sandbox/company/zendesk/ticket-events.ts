import { randomUUID } from 'node:crypto';
import type { Hook } from '../../hooks/hook-sender.ts';
import type { Audit, ZendeskState } from '../company-state.ts';
import { getTicket } from './tickets.ts';

/** Tells what happened to tickets since it was last asked, as Zendesk's ticket events do. */
export function ticketEvents(state: ZendeskState): () => Hook[] {
  let told = state.audits.length;
  return () => {
    const news = state.audits.slice(told);
    told = state.audits.length;
    return news.flatMap((audit) => audit.events.flatMap((event) => hookOf(state, audit, event)));
  };
}

function hookOf(state: ZendeskState, audit: Audit, event: Record<string, unknown>): Hook[] {
  const said = saidOf(state, audit, event);
  if (!said) return [];
  const { ticketId, authorId, createdAt } = audit;
  const ticket = getTicket(state, ticketId);
  const body = {
    account_id: 22_129_848,
    id: randomUUID(),
    subject: `zen:ticket:${ticketId}`,
    time: createdAt,
    type: `zen:event-type:ticket.${said.type}`,
    zendesk_event_version: '2022-11-06',
    event: said.event,
    detail: {
      id: String(ticketId),
      actor_id: String(authorId),
      requester_id: String(ticket.requesterId),
      subject: ticket.subject,
      status: ticket.status.toUpperCase(),
      tags: ticket.tags,
      created_at: ticket.createdAt,
      updated_at: createdAt,
      via: { channel: 'web_service' },
    },
  };
  return [{ vendor: 'zendesk', body }];
}

function saidOf(
  { users }: ZendeskState,
  { authorId }: Audit,
  event: Record<string, unknown>,
): { type: string; event: object } | undefined {
  const author = users.find(({ id }) => id === authorId);
  if (event['type'] === 'Comment') {
    const is_staff = author?.role !== 'end-user';
    const by = { id: String(authorId), is_staff, name: author?.name ?? '' };
    const comment = { id: String(event['id']), body: event['body'], is_public: event['public'], author: by };
    return { type: 'comment_added', event: { comment } };
  }
  if (event['field_name'] === 'status') {
    const { previous_value: previous, value: current } = event;
    const upper = (status: unknown) => String(status).toUpperCase();
    return { type: 'status_changed', event: { previous: upper(previous), current: upper(current) } };
  }
  return event['field_name'] === 'tags' ? { type: 'tags_changed', event: {} } : undefined;
}

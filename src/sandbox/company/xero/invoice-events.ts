import { randomUUID } from 'node:crypto';
import type { Hook } from '../../hooks/hook-sender.ts';
import type { XeroState } from './xero-state.ts';

/** Tells which invoices are new or changed since it was last asked, as Xero's webhooks do: by id, with nothing of what is in them. */
export function invoiceEvents(state: XeroState, tenantUrl: () => string): () => Hook[] {
  const told = new Map(state.bills.map(({ id, updatedAt }) => [id, updatedAt]));
  let sequence = 0;
  return () => {
    const news = state.bills.filter(({ id, updatedAt }) => told.get(id) !== updatedAt);
    if (news.length === 0) return [];
    const events = news.map(({ id, updatedAt }) => ({
      resourceUrl: `${tenantUrl()}/api.xro/2.0/Invoices/${id}`,
      resourceId: id,
      eventDateUtc: updatedAt.replace('Z', ''),
      eventType: told.has(id) ? 'UPDATE' : 'CREATE',
      eventCategory: 'INVOICE',
      tenantId: state.organisation.id,
      tenantType: 'ORGANISATION',
    }));
    for (const { id, updatedAt } of news) told.set(id, updatedAt);
    const firstEventSequence = sequence + 1;
    sequence += events.length;
    const body = { events, firstEventSequence, lastEventSequence: sequence, entropy: randomUUID() };
    return [{ vendor: 'xero', body }];
  };
}

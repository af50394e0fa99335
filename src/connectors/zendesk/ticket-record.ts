import type { RecordLink } from '../../domain/tool.ts';

export function ticketRecord(webUrl: string, id: string | number): RecordLink {
  return {
    system: 'zendesk',
    id: String(id),
    label: `Ticket ${id}`,
    url: `${webUrl.replace(/\/+$/, '')}/agent/tickets/${id}`,
  };
}

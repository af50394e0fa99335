import type { RecordLink } from '../../domain/tool.ts';
import type { HubspotSettings } from './hubspot-config.ts';

/** HubSpot's own numbers for the kinds of records, as they stand in the addresses of its pages. */
const kinds = { contact: '0-1', company: '0-2' } as const;

export function recordOf(
  { webUrl }: HubspotSettings,
  kind: keyof typeof kinds,
  id: string,
  name: string,
): RecordLink {
  const label = name || `${kind === 'contact' ? 'Contact' : 'Company'} ${id}`;
  return { system: 'hubspot', id, label, url: webUrl && `${webUrl}/record/${kinds[kind]}/${id}` };
}

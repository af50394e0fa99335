import { z } from 'zod';
import { fieldLook } from '../../../domain/field.ts';
import { writeTool } from '../../../domain/tool.ts';
import { before, contactId } from '../arguments.ts';
import type { HubspotClient } from '../hubspot-client.ts';
import type { HubspotSettings } from '../hubspot-config.ts';
import { recordOf } from '../hubspot-records.ts';
import { getContact, textOf } from '../records-of.ts';
import { changedMeanwhile } from './changed-meanwhile.ts';
import { leadState } from './lead-state.ts';
import { setBack } from './set-back.ts';

const property = 'hs_lead_status';

/** HubSpot’s own set; an account that has changed it refuses what it no longer has. */
const statuses = [
  'NEW',
  'OPEN',
  'IN_PROGRESS',
  'OPEN_DEAL',
  'UNQUALIFIED',
  'ATTEMPTED_TO_CONTACT',
  'CONNECTED',
  'BAD_TIMING',
] as const;

const input = z.object({
  contact_id: contactId,
  status: z.enum(statuses).register(fieldLook, { title: 'New lead status' }),
  before: before.describe('The lead status now; empty when it has none'),
});
type Asked = z.infer<typeof input>;

export function hubspotLeadStatus(settings: HubspotSettings, client: HubspotClient) {
  const applied = ({ contact_id, status, before: old }: Asked) => ({
    record: recordOf(settings, 'contact', contact_id, ''),
    note: `Lead status of the contact: ${old || 'none'} → ${status}.`,
  });
  const statusNow = async (id: string, signal: AbortSignal) =>
    textOf((await getContact(client, id, signal)).properties, property);

  return writeTool({
    name: 'hubspot_set_lead_status',
    system: 'hubspot',
    title: 'set the lead status',
    description: 'Sets the lead status of the contact. Only if it is still what it was.',
    input,
    bindings: { contact_id: 'contact' },
    risk: 'medium',
    reversible: true,
    movesMoney: false,
    harm: 'A good lead is left alone, or a customer is handled as a stranger.',
    editable: ['status'],
    says: ({ status, before: old }) => `Set the lead status from ${old || 'none'} to ${status}`,
    preconditions: ({ contact_id }, { signal }) => leadState(client, contact_id, signal),
    execute: async (args, { signal, state }) => {
      const now = await statusNow(args.contact_id, signal);
      if (now === args.status) return applied(args);
      if ((now || 'none') !== (state?.['Lead status'] ?? (args.before || 'none')))
        throw changedMeanwhile('The lead status');
      const properties = { [property]: args.status };
      await client.write(signal, ({ objects }) =>
        objects.update('contacts', args.contact_id, { properties }),
      );
      return applied(args);
    },
    lookUp: async (args, { signal }) =>
      (await statusNow(args.contact_id, signal)) === args.status ? applied(args) : 'absent',
    isUndone: ({ contact_id: id, before: old, status }, _applied, { signal }) =>
      setBack(client, { kind: 'contacts', id, property }, { before: old, value: status }, signal),
  });
}

import { z } from 'zod';
import type { Kind } from '../../connectors/hubspot/fields.ts';
import type { Action } from '../../domain/proposal.ts';
import type { Claimed } from './grounds.ts';

/** One field that is proposed to be changed. */
export type Change = Claimed & { kind: Kind; id: string; before: string };

const claim = z.object({
  property: z.string(),
  before: z.string(),
  value: z.string(),
  source: z.string(),
  quote: z.string(),
});
const ofCompany = claim.extend({ company_id: z.string() });
const ofContact = claim.extend({ contact_id: z.string() });

/** Undefined for an action that changes no field. */
export function changeIn({ tool, args }: Pick<Action, 'tool' | 'args'>): Change | undefined {
  if (tool === 'hubspot_update_company') {
    const { company_id: id, ...rest } = ofCompany.parse(args);
    return { kind: 'company', id, ...rest };
  }
  if (tool !== 'hubspot_update_contact') return undefined;
  const { contact_id: id, ...rest } = ofContact.parse(args);
  return { kind: 'contact', id, ...rest };
}

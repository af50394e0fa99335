import { invalid } from './hubspot-refusal.ts';
import type { HubspotOwner, Kind } from './hubspot-state.ts';

type Definition = { type: 'text' | 'number' | 'yes_no' | 'owner' | 'system'; options?: readonly string[] };

const text: Definition = { type: 'text' };
const system: Definition = { type: 'system' };
const owner: Definition = { type: 'owner' };
const yesNo: Definition = { type: 'yes_no' };

const industries =
  'ARCHITECTURE_PLANNING BUILDING_MATERIALS CONSTRUCTION DESIGN FURNITURE HOSPITALITY REAL_ESTATE RETAIL WHOLESALE'.split(
    ' ',
  );
const leadStatuses =
  'NEW OPEN IN_PROGRESS OPEN_DEAL UNQUALIFIED ATTEMPTED_TO_CONTACT CONNECTED BAD_TIMING'.split(' ');
const stages = 'subscriber lead marketingqualifiedlead salesqualifiedlead opportunity customer other'.split(
  ' ',
);

const everywhere = { createdate: system, lastmodifieddate: system, hs_object_id: system };

/** The properties that this account has; the industries are some of HubSpot's. */
const definitions: Record<Kind, Record<string, Definition>> = {
  contacts: {
    ...everywhere,
    email: text,
    firstname: text,
    lastname: text,
    message: text,
    company: text,
    jobtitle: text,
    phone: text,
    city: text,
    country: text,
    website: text,
    lifecyclestage: { type: 'text', options: stages },
    hs_lead_status: { type: 'text', options: leadStatuses },
    hs_legal_basis: text,
    hubspot_owner_id: owner,
    hs_email_optout: yesNo,
    hs_email_quarantined: system,
    associatedcompanyid: system,
  },
  companies: {
    ...everywhere,
    name: text,
    domain: text,
    description: text,
    industry: { type: 'text', options: industries },
    numberofemployees: { type: 'number' },
    founded_year: text,
    phone: text,
    city: text,
    state: text,
    zip: text,
    country: text,
    hubspot_owner_id: owner,
  },
  deals: {
    ...everywhere,
    dealname: text,
    amount: { type: 'number' },
    deal_currency_code: text,
    closedate: text,
    hs_is_closed: system,
    hs_is_closed_won: system,
  },
};

/** Throws what HubSpot says to a value that a property does not take. */
export function assertTakes(
  kind: Kind,
  name: string,
  value: string,
  owners: readonly HubspotOwner[],
  byHand: boolean,
): void {
  const definition = definitions[kind][name];
  if (!definition) throw invalid(name, 'PROPERTY_DOESNT_EXIST', `Property "${name}" does not exist`);
  const { type, options } = definition;
  if (type === 'system' && !byHand)
    throw invalid(name, 'READ_ONLY_VALUE', `"${name}" is a read only property; its value cannot be set.`);
  if (value === '') return;
  if (type === 'number' && !/^-?\d+(\.\d+)?$/.test(value))
    throw invalid(name, 'INVALID_INTEGER', `${value} was not a valid number.`);
  if (type === 'yes_no' && !['true', 'false'].includes(value))
    throw invalid(name, 'INVALID_OPTION', `${value} was not one of the allowed options: [true, false]`);
  if (type === 'owner' && !owners.some(({ id }) => id === value))
    throw invalid(name, 'INVALID_OWNER_ID', `Owner ${value} does not exist`);
  if (options && !options.includes(value))
    throw invalid(
      name,
      'INVALID_OPTION',
      `${value} was not one of the allowed options: [${options.join(', ')}]`,
    );
}

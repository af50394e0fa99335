import { z } from 'zod';
import { fieldLook } from '../../../domain/field.ts';
import { type Applied, type WriteCall, type WriteTool, writeTool } from '../../../domain/tool.ts';
import { before, companyId, contactId } from '../arguments.ts';
import { type Kind, companyFields, contactFields, labelOf, mayWrite } from '../fields.ts';
import type { HubspotClient } from '../hubspot-client.ts';
import type { HubspotSettings } from '../hubspot-config.ts';
import { hubspotFailure } from '../hubspot-failure.ts';
import { recordOf } from '../hubspot-records.ts';
import { getCompany, getContact, textOf } from '../records-of.ts';
import { setByOf } from '../set-by.ts';
import { changedMeanwhile } from './changed-meanwhile.ts';
import { setBack } from './set-back.ts';

const fieldsOf = { company: companyFields, contact: contactFields } as const;
const objectsOf = { company: 'companies', contact: 'contacts' } as const;

/** Any name is taken here and judged by the rules: a proposal for another property is to be seen, not to be lost. */
const change = (kind: Kind) => ({
  property: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,99}$/, 'The name of a property')
    .describe(`One of: ${Object.keys(fieldsOf[kind]).join(', ')}`),
  before,
  value: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .describe('As HubSpot has it: FURNITURE for an industry, 48 for a number')
    .register(fieldLook, { title: 'New value' }),
  source: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,63}$/, 'The name of a tool')
    .describe('The tool in whose result the value stands, such as web_page'),
  quote: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .describe('A literal piece of that result in which the value stands'),
});

const companyInput = z.object({ company_id: companyId, ...change('company') });
const contactInput = z.object({ contact_id: contactId, ...change('contact') });
type Change = Omit<z.infer<typeof companyInput>, 'company_id'>;

export function hubspotUpdateCompany(settings: HubspotSettings, client: HubspotClient): WriteTool {
  const field = fieldOf('company', settings, client);
  return writeTool({
    ...commonTo('company'),
    name: 'hubspot_update_company',
    title: 'change a field of the company',
    input: companyInput,
    bindings: { company_id: 'company' },
    risk: 'low',
    harm: 'Sales works with a wrong picture of a company, and segments and territories follow it.',
    editable: ['value'],
    says: field.says,
    preconditions: ({ company_id, property }, { signal }) => field.state(company_id, property, signal),
    execute: ({ company_id, ...args }, call) => field.set(company_id, args, call),
    lookUp: ({ company_id, ...args }, { signal }) => field.find(company_id, args, signal),
    isUndone: ({ company_id: id, property, ...values }, _applied, { signal }) =>
      setBack(client, { kind: 'companies', id, property }, values, signal),
  });
}

export function hubspotUpdateContact(settings: HubspotSettings, client: HubspotClient): WriteTool {
  const field = fieldOf('contact', settings, client);
  return writeTool({
    ...commonTo('contact'),
    name: 'hubspot_update_contact',
    title: 'change a field of the contact',
    input: contactInput,
    bindings: { contact_id: 'contact' },
    risk: 'medium',
    harm: 'Something wrong about a person is on record, and they are addressed by it.',
    editable: ['value'],
    says: field.says,
    preconditions: ({ contact_id, property }, { signal }) => field.state(contact_id, property, signal),
    execute: ({ contact_id, ...args }, call) => field.set(contact_id, args, call),
    lookUp: ({ contact_id, ...args }, { signal }) => field.find(contact_id, args, signal),
    isUndone: ({ contact_id: id, property, ...values }, _applied, { signal }) =>
      setBack(client, { kind: 'contacts', id, property }, values, signal),
  });
}

function commonTo(kind: Kind) {
  return {
    system: 'hubspot',
    description: `Sets one field of the ${kind}: ${Object.keys(fieldsOf[kind]).join(', ')}. Only if the value before is still there.`,
    reversible: true,
    movesMoney: false,
  };
}

/**
 * One property of one record. HubSpot knows no “change it if it is still so”: it is read again at the last moment, and what
 * stands there must be what people saw. A value that is there already counts as done, so repeating is harmless.
 */
function fieldOf(kind: Kind, settings: HubspotSettings, client: HubspotClient) {
  const read = (id: string, signal: AbortSignal) =>
    kind === 'company' ? getCompany(client, id, signal) : getContact(client, id, signal);
  const nameOf = (property: string) => `${labelOf(kind, property)} of the ${kind}`;

  async function current(id: string, property: string, signal: AbortSignal) {
    assertMayWrite(kind, property);
    const { properties, propertiesWithHistory } = await read(id, signal);
    return { value: textOf(properties, property), setBy: setByOf(propertiesWithHistory?.[property]) };
  }

  function applied(id: string, before: string, { property, value, source, quote }: Change): Applied {
    return {
      record: recordOf(settings, kind, id, ''),
      note: `${nameOf(property)}: ${before || 'empty'} → ${value}. Source: ${source}, “${quote}”.`,
    };
  }

  return {
    says: ({ property, before: old, value }: Change) =>
      old
        ? `Change ${nameOf(property)} from ${old} to ${value}`
        : `Fill ${nameOf(property)}, which is empty: ${value}`,
    async state(id: string, property: string, signal: AbortSignal) {
      return { [nameOf(property)]: inWords(await current(id, property, signal)) };
    },
    async set(id: string, args: Change, { signal, state }: WriteCall) {
      const { property } = args;
      const now = await current(id, property, signal);
      if (now.value === args.value) return applied(id, args.before, args);
      const approved = state?.[nameOf(property)];
      const isAsApproved = approved === undefined ? now.value === args.before : inWords(now) === approved;
      if (!isAsApproved) throw changedMeanwhile(nameOf(property));
      const properties = { [property]: args.value };
      await client.write(signal, ({ objects }) => objects.update(objectsOf[kind], id, { properties }));
      return applied(id, now.value, args);
    },
    async find(id: string, args: Change, signal: AbortSignal) {
      const { value } = await current(id, args.property, signal);
      return value === args.value ? applied(id, args.before, args) : 'absent';
    },
  };
}

function inWords({ value, setBy }: { value: string; setBy: string | null }): string {
  return value ? `${value}, set by ${setBy ?? 'nobody knows whom'}` : 'empty';
}

function assertMayWrite(kind: Kind, property: string): void {
  if (mayWrite(kind, property)) return;
  throw hubspotFailure(
    'field_not_allowed',
    'not_applied',
    `${property} of a ${kind} is not on the list of fields that LeenOps may write. Change it in HubSpot.`,
  );
}

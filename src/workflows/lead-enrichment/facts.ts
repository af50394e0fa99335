import { type Kind, mayWrite, personalFields } from '../../connectors/hubspot/fields.ts';
import type { Facts } from '../../domain/policy.ts';
import type { Action } from '../../domain/proposal.ts';
import type { Material } from '../../domain/workflow.ts';
import type { JsonObject } from '../../lib/json.ts';
import { isGrounded, isSaidBy } from './grounds.ts';
import { changeIn } from './proposed.ts';
import { companiesMeant, companyOf, contactIn, dealsOf, pagesIn } from './records.ts';

type Case = Material<JsonObject>;

export function facts(material: Case): Facts {
  const contact = contactIn(material);
  if (!contact) return {};
  const meant = companiesMeant(material);
  const deals = meant.map(({ company_id }) => dealsOf(material, company_id));
  const known = deals.every((each) => each !== undefined);
  const sum = (count: (each: NonNullable<(typeof deals)[number]>) => number) =>
    known ? deals.reduce((all, each) => all + count(each), 0) : undefined;
  return {
    'companies that could be meant': meant.length,
    unsubscribed: contact.unsubscribed,
    quarantined: contact.quarantined,
    'legal basis': contact.legal_basis,
    'open deals': sum(({ open }) => open),
    'deals won': sum(({ won }) => won),
    'hidden texts': pagesIn(material).reduce((all, { hidden_texts }) => all + hidden_texts, 0),
  };
}

/** `is what stands there` is unknown while the record was not read. */
export function actionFacts(material: Case, { tool, args }: Action): Facts {
  const contact = contactIn(material);
  if (tool === 'hubspot_set_owner')
    return { 'is what stands there': contact && args['before'] === (contact.owner ?? '') };
  if (tool === 'hubspot_set_lead_status')
    return { 'is what stands there': contact && args['before'] === (contact.lead_status ?? '') };
  const change = changeIn({ tool, args });
  return change ? fieldFacts(material, change) : {};
}

function fieldFacts(material: Case, change: NonNullable<ReturnType<typeof changeIn>>): Facts {
  const { kind, id, property, before } = change;
  const now = valueNow(material, kind, id, property);
  const saidBy = kind === 'company' ? [id] : companiesMeant(material).map(({ company_id }) => company_id);
  return {
    'on the list': mayWrite(kind, property),
    'about a person': kind === 'contact' && personalFields.includes(property),
    'is what stands there': now === undefined ? undefined : before === now,
    'was empty': before === '',
    verified: isGrounded(material, change),
    'said by the company': saidBy.some((company) => isSaidBy(material, company, change)),
  };
}

function valueNow(material: Case, kind: Kind, id: string, property: string): string | undefined {
  const record = kind === 'company' ? companyOf(material, id) : contactIn(material);
  if (!record) return undefined;
  return record.fields[property];
}

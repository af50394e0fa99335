import { z } from 'zod';
import type { Material, Recorded } from '../../domain/workflow.ts';
import type { JsonObject } from '../../lib/json.ts';

/** The parts of the recorded readings that rules and cards look at. */
const fields = z.record(z.string(), z.string());
const setBy = z.record(z.string(), z.string().nullable());

const contact = z.object({
  contact_id: z.string(),
  name: z.string(),
  email: z.string(),
  lead_status: z.string().nullable(),
  owner: z.string().nullable(),
  unsubscribed: z.boolean(),
  quarantined: z.boolean(),
  legal_basis: z.string().nullable(),
  fields,
  set_by: setBy,
  companies: z.array(
    z.object({
      company_id: z.string(),
      name: z.string(),
      domain: z.string().nullable(),
      primary: z.boolean(),
    }),
  ),
});
export type Contact = z.infer<typeof contact>;

const company = z.object({
  company_id: z.string(),
  name: z.string(),
  domain: z.string().nullable(),
  owner: z.string().nullable(),
  fields,
  set_by: setBy,
});
type Company = z.infer<typeof company>;

const deals = z.object({
  company_id: z.string(),
  open: z.int(),
  won: z.int(),
  lost: z.int(),
  deals: z.array(
    z.object({
      name: z.string(),
      state: z.enum(['open', 'won', 'lost']),
      amount: z.int().nullable(),
      currency: z.string().nullable(),
      closes_on: z.string().nullable(),
    }),
  ),
});
export type Deals = z.infer<typeof deals>;

const owners = z.object({ owners: z.array(z.object({ name: z.string(), email: z.string() })) });

const page = z.object({
  host: z.string(),
  path: z.string(),
  title: z.string(),
  is_cut: z.boolean(),
  hidden_texts: z.int(),
});
export type Page = z.infer<typeof page> & { record: Recorded['record'] };

type Case = Material<JsonObject>;

/** The contact that the run is about. */
export const contactIn = (material: Case) =>
  lastOf(material, 'hubspot_contact', contact, ({ contact_id }) => contact_id === material.intake['contact']);
export const ownersIn = (material: Case) =>
  lastOf(material, 'hubspot_owners', owners, () => true)?.owners ?? [];

export const companyOf = (material: Case, id: string) =>
  lastOf(material, 'hubspot_company', company, ({ company_id }) => company_id === id);
export const dealsOf = (material: Case, id: string) =>
  lastOf(material, 'hubspot_deals', deals, ({ company_id }) => company_id === id);

export const companyIn = ({ data }: Pick<Recorded, 'data'>): Company => company.parse(data);
export const pageIn = ({ data }: Pick<Recorded, 'data'>) => page.parse(data);

/** The domain of a company that the contact belongs to; null when it has none. */
export function domainOf(material: Case, id: string): string | null {
  return contactIn(material)?.companies.find(({ company_id }) => company_id === id)?.domain ?? null;
}

/** The companies that the contact may belong to: those whose domain its address has, else all of them. */
export function companiesMeant(material: Case): Contact['companies'] {
  const found = contactIn(material);
  if (!found) return [];
  const domain = found.email.split('@').at(-1)?.toLowerCase();
  const byDomain = found.companies.filter((each) => each.domain !== null && each.domain === domain);
  return byDomain.length ? byDomain : found.companies;
}

export function pagesIn(material: Case): Page[] {
  return material.readings
    .filter(({ tool }) => tool === 'web_page')
    .map(({ data, record }) => ({ ...page.parse(data), record }));
}

export function recordOf(material: Case, tool: string): Recorded['record'] | undefined {
  return material.readings.findLast((each) => each.tool === tool)?.record;
}

function lastOf<T>(
  material: Case,
  tool: string,
  shape: z.ZodType<T>,
  fits: (data: T) => boolean,
): T | undefined {
  const found = material.readings.filter((each) => each.tool === tool).map(({ data }) => shape.parse(data));
  return found.findLast(fits);
}

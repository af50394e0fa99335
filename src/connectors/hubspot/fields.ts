/** The properties that may be written, as people call them. Nothing else of a record is ever changed. */
export const companyFields = {
  industry: 'Industry',
  numberofemployees: 'Employees',
  founded_year: 'Founded',
  phone: 'Phone',
  city: 'City',
  state: 'Region',
  zip: 'Postal code',
  country: 'Country',
} as const satisfies Record<string, string>;

export const contactFields = {
  company: 'Company name',
  jobtitle: 'Job title',
  phone: 'Phone',
  city: 'City',
  country: 'Country',
} as const satisfies Record<string, string>;

/** Those of a contact that say something about a person, not about the firm. */
export const personalFields: readonly string[] = ['jobtitle', 'phone', 'city', 'country'];

export type Kind = 'company' | 'contact';

const fieldsOfKind: Record<Kind, Readonly<Record<string, string>>> = {
  company: companyFields,
  contact: contactFields,
};

export function mayWrite(kind: Kind, property: string): boolean {
  return Object.hasOwn(fieldsOfKind[kind], property);
}

/** A property that is not on the list is called by its own name. */
export function labelOf(kind: Kind, property: string): string {
  return mayWrite(kind, property) ? (fieldsOfKind[kind][property] ?? property) : property;
}

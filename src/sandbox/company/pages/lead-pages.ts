import type { CompanyState } from '../company-state.ts';
import type { HubspotObject, Kind } from '../hubspot/hubspot-state.ts';
import { type Html, html } from './html.ts';
import { layout } from './layout.ts';
import { link, moment, row, table } from './pieces.ts';

export function contactPage({ hubspot }: CompanyState, id: string): string | undefined {
  const contact = hubspot.contacts.find((each) => each.id === id);
  if (!contact) return undefined;
  const companies = hubspot.companies.filter((each) => contact.associations.companies?.includes(each.id));
  return layout(nameOf(contact), html`${belongsTo(companies, 'company')} ${record(contact)}`);
}

export function companyPage({ hubspot }: CompanyState, id: string): string | undefined {
  const company = hubspot.companies.find((each) => each.id === id);
  if (!company) return undefined;
  const contacts = hubspot.contacts.filter(({ associations }) => associations.companies?.includes(id));
  const deals = hubspot.deals.filter(({ associations }) => associations.companies?.includes(id));
  const domain = company.properties['domain'] ?? '';
  return layout(
    nameOf(company),
    html`<p class="quiet">${link(`/sites/${domain}/about`, domain)}</p>
      ${belongsTo(contacts, 'contact')}
      <form method="post">
        <input name="email" aria-label="E-mail" placeholder="jane@${domain}" />
        <button>Write in from this company</button>
        <span class="quiet"
          >As somebody would with the form on our web site: HubSpot has a new contact and tells of it.</span
        >
      </form>
      ${record(company)}
      <h2>Deals</h2>
      ${table(
        ['Deal', 'Amount', 'Open'],
        deals.map(({ properties }) =>
          row(
            properties['dealname'] ?? '',
            `${properties['amount'] ?? ''} ${properties['deal_currency_code'] ?? ''}`,
            properties['hs_is_closed'] === 'true' ? 'no' : 'yes',
          ),
        ),
      )}`,
  );
}

export function leadTable({ hubspot }: CompanyState): Html {
  return table(
    ['Contact', 'Name', 'E-mail', 'Lead status'],
    hubspot.contacts.map((contact) =>
      row(
        link(addressOf('contacts', contact.id), contact.id),
        nameOf(contact),
        contact.properties['email'] ?? '',
        contact.properties['hs_lead_status'] ?? '',
      ),
    ),
  );
}

function belongsTo(others: readonly HubspotObject[], what: 'contact' | 'company'): Html {
  const kind = what === 'contact' ? 'contacts' : 'companies';
  return html`<p class="quiet">
    ${others.map((each) => html`${link(addressOf(kind, each.id), nameOf(each))} `)}
  </p>`;
}

function record({ properties, history }: HubspotObject): Html {
  const names = Object.keys(properties).toSorted();
  return html`${table(
      ['Property', 'Value', 'Set by', 'When'],
      names.map((name) => {
        const [newest] = history[name] ?? [];
        const when = newest ? moment(new Date(newest.at)) : '';
        return row(name, properties[name] ?? '', newest?.sourceType ?? '', when);
      }),
    )}
    <form method="post">
      <input name="property" aria-label="Property" placeholder="numberofemployees" />
      <input name="value" aria-label="Value" placeholder="90" />
      <button>Change by hand</button>
      <span class="quiet">As a colleague would in HubSpot, while a run waits for its review.</span>
    </form>`;
}

function nameOf({ id, properties }: HubspotObject): string {
  const { name, firstname = '', lastname = '' } = properties;
  return name ?? (`${firstname} ${lastname}`.trim() || id);
}

function addressOf(kind: Exclude<Kind, 'deals'>, id: string): string {
  return `/contacts/1/record/${kind === 'contacts' ? '0-1' : '0-2'}/${id}`;
}

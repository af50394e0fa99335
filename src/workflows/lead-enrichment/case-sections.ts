import { type Kind, labelOf } from '../../connectors/hubspot/fields.ts';
import type { CaseSection } from '../../domain/case-section.ts';
import type { Action, ProposalBody } from '../../domain/proposal.ts';
import type { Material } from '../../domain/workflow.ts';
import type { JsonObject } from '../../lib/json.ts';
import { formatMoney } from '../../lib/money.ts';
import { isGrounded, readingOf } from './grounds.ts';
import { type Change, changeIn } from './proposed.ts';
import { type Deals, companiesMeant, companyOf, contactIn, dealsOf, pagesIn, recordOf } from './records.ts';

type Case = Material<JsonObject>;
type Row = CaseSection['rows'][number];

/** What would change and where each value comes from; then who the lead is, the company with its deals, and what was read. */
export function caseSections(material: Case, { actions }: ProposalBody): CaseSection[] {
  const contact = contactIn(material);
  if (!contact) return [{ title: 'Contact', rows: [], note: 'The contact was not read.' }];
  return [changes(material, actions), contactSection(material), companySection(material), pages(material)];
}

function changes(material: Case, actions: readonly Action[]): CaseSection {
  const rows = actions.flatMap((action) => {
    const change = changeIn(action);
    return change ? [changeRow(material, change)] : leadRow(material, action);
  });
  const replaced = rows.some(({ differs }) => differs) ? '≠ replaces what stands there now.' : '';
  const unverified = actions
    .flatMap((action) => changeIn(action) ?? [])
    .filter((change) => !isGrounded(material, change))
    .map(({ kind, property }) => labelOf(kind, property));
  const doubtful = unverified.length
    ? `Not verified, because the value does not stand in what was read: ${unverified.join(', ')}.`
    : '';
  return {
    title: 'Field, old, new, source',
    rows: [],
    ...(rows.length ? { comparison: { columns: ['Old', 'New', 'Source'], rows, align: 'left' } } : {}),
    note: [rows.length ? replaced : 'Nothing is to be changed.', doubtful, hiddenTexts(material)]
      .filter(Boolean)
      .join(' '),
  };
}

/** Beside what would change, because that was taken from this page. */
function hiddenTexts(material: Case): string {
  const count = pagesIn(material).reduce((sum, { hidden_texts }) => sum + hidden_texts, 0);
  if (count === 0) return '';
  const texts = count === 1 ? 'a text' : `${count} texts`;
  return `The web page hides ${texts} from its readers, perhaps to steer machines. That was left out; look at the page.`;
}

function changeRow(material: Case, change: Change) {
  const { kind, id, property, before, value, source, quote } = change;
  const where = readingOf(material, change)?.record.label ?? source;
  const by = before && setBy(material, kind, id, property);
  return {
    label: labelOf(kind, property),
    cells: [before ? `${before}${by ? ` (set by ${by})` : ''}` : 'empty', value, `${where}: “${quote}”`],
    differs: before !== '',
  };
}

function setBy(material: Case, kind: Kind, id: string, property: string): string | null {
  const record = kind === 'company' ? companyOf(material, id) : contactIn(material);
  return record?.set_by[property] ?? null;
}

/** Owner and lead status rest on no quote: an owner rests on whose the company is, a status on judgement. */
function leadRow(material: Case, { tool, args }: Action) {
  const label = { hubspot_set_owner: 'Owner', hubspot_set_lead_status: 'Lead status' }[tool];
  if (!label) return [];
  const text = (name: string) => (typeof args[name] === 'string' ? args[name] : '');
  const [before, value] = [text('before'), text('owner_email') || text('status')];
  const company = companiesMeant(material)
    .map(({ company_id }) => companyOf(material, company_id))
    .find((each) => each?.owner === value);
  const source = company ? `HubSpot: also has ${company.name}` : 'no source: a judgement';
  return [{ label, cells: [before || 'none', value, source], differs: before !== '' }];
}

function contactSection(material: Case): CaseSection {
  const contact = contactIn(material);
  const record = recordOf(material, 'hubspot_contact');
  if (!contact) return { title: 'Contact', rows: [] };
  const { name, email, fields, lead_status, owner, unsubscribed, quarantined, legal_basis } = contact;
  const warnings = [
    ...(unsubscribed ? ['Unsubscribed from all mail: nothing may be changed.'] : []),
    ...(quarantined ? ['The address is quarantined in HubSpot.'] : []),
  ];
  return {
    title: 'Contact',
    rows: [
      { label: 'Name', value: name || 'none', ...(record ? { record } : {}) },
      { label: 'E-mail', value: email || 'none' },
      { label: 'Job title', value: fields['jobtitle'] || 'none' },
      { label: 'Lead status', value: lead_status ?? 'none' },
      { label: 'Owner', value: owner ?? 'nobody' },
      { label: 'Legal basis', value: legal_basis ?? 'none on record' },
    ],
    ...(warnings.length ? { note: warnings.join(' ') } : {}),
  };
}

function companySection(material: Case): CaseSection {
  const meant = companiesMeant(material);
  const rows = meant.flatMap(({ company_id, name, domain }): Row[] => {
    const company = companyOf(material, company_id);
    const deals = dealsOf(material, company_id);
    const record = material.readings.find(
      ({ tool, record: { id } }) => tool === 'hubspot_company' && id === company_id,
    )?.record;
    return [
      { label: 'Company', value: `${name} (${domain ?? 'no domain'})`, ...(record ? { record } : {}) },
      ...(company ? [{ label: 'Its owner', value: company.owner ?? 'nobody' }] : []),
      { label: 'Deals', value: deals ? dealsInWords(deals) : 'not read' },
    ];
  });
  const note = [
    ...(meant.length === 0 ? ['The contact belongs to no company in HubSpot.'] : []),
    ...(meant.length > 1
      ? [`${meant.length} companies could be meant: the address does not say which.`]
      : []),
  ];
  return { title: 'Company', rows, ...(note.length ? { note: note.join(' ') } : {}) };
}

function dealsInWords({ open, won, lost, deals }: Deals): string {
  if (open + won + lost === 0) return 'none so far';
  const count = [`${open} open`, `${won} won`, `${lost} lost`].join(', ');
  const [newest] = deals.filter(({ state }) => state === 'open').concat(deals);
  if (!newest) return count;
  const { name, state, amount, currency } = newest;
  const worth =
    amount === null || currency === null ? '' : ` over ${formatMoney({ minor: amount, currency })}`;
  return `${count}; ${state === 'open' ? 'open now' : 'the newest'}: ${name}${worth}`;
}

function pages(material: Case): CaseSection {
  const read = pagesIn(material);
  const note = [
    ...(read.length ? [] : ['No web page was read.']),
    ...(read.some(({ is_cut }) => is_cut) ? ['A page was longer than what was read of it.'] : []),
  ];
  return {
    title: 'Web pages read',
    rows: read.map(({ host, path, title, record }) => ({
      label: title || 'Page',
      value: `${host}${path}`,
      record,
    })),
    ...(note.length ? { note: note.join(' ') } : {}),
  };
}

import { describe, expect, test } from 'vitest';
import { fromMessage, fromWords } from '../../../src/workflows/lead-enrichment/intake.ts';
import {
  type Papers,
  bodyOf,
  fill,
  giveTo,
  material,
  ofPerson,
  papers,
  setStatus,
  workflow,
} from './cases.ts';

const sectionsOf = (
  actions: Parameters<typeof bodyOf>[1],
  changes: Papers = {},
  unread: Parameters<typeof material>[1] = [],
) => {
  const read = material(changes, unread);
  return workflow.caseSections(read, bodyOf(read, actions));
};
const section = (title: string, ...given: Parameters<typeof sectionsOf>) =>
  sectionsOf(...given).find((each) => each.title === title);

describe('the table', () => {
  test('has field, old, new and source, and marks what replaces something', () => {
    const replaced = fill({
      property: 'country',
      before: 'Ireland',
      value: 'Cork',
      quote: 'furniture in Cork',
    });
    expect(section('Field, old, new, source', [fill(), replaced, giveTo()])).toEqual({
      title: 'Field, old, new, source',
      rows: [],
      comparison: {
        align: 'left',
        columns: ['Old', 'New', 'Source'],
        rows: [
          {
            label: 'Employees',
            cells: ['empty', '1200', 'oak.example/about: “1,200 people work with us”'],
            differs: false,
          },
          {
            label: 'Country',
            cells: ['Ireland (set by a person)', 'Cork', 'oak.example/about: “furniture in Cork”'],
            differs: true,
          },
          {
            label: 'Owner',
            cells: ['yara@example.com', 'joel@example.com', 'no source: a judgement'],
            differs: true,
          },
        ],
      },
      note: '≠ replaces what stands there now.',
    });
  });

  test('says what is not verified, and where an owner comes from', () => {
    const hubspot_contact = { owner: null, lead_status: null };
    const shown = section(
      'Field, old, new, source',
      [
        fill({ value: '12' }),
        ofPerson({ quote: 'Nobody said so' }),
        giveTo('yara@example.com', ''),
        setStatus(''),
      ],
      { hubspot_contact },
    );
    expect(shown?.note).toBe(
      'Not verified, because the value does not stand in what was read: Employees, Job title.',
    );
    expect(shown?.comparison?.rows.map(({ cells }) => cells.at(-1))).toEqual([
      'oak.example/about: “1,200 people work with us”',
      'web_page: “Nobody said so”',
      'HubSpot: also has Oak',
      'no source: a judgement',
    ]);
  });

  test('is left out when nothing is to be changed', () => {
    expect(section('Field, old, new, source', [])).toEqual({
      title: 'Field, old, new, source',
      rows: [],
      note: 'Nothing is to be changed.',
    });
  });
});

describe('beside it', () => {
  test('stands who the lead is and whether they want to hear from us', () => {
    const shown = section('Contact', [], { hubspot_contact: { unsubscribed: true, quarantined: true } });
    expect(shown?.note).toBe(
      'Unsubscribed from all mail: nothing may be changed. The address is quarantined in HubSpot.',
    );
    expect(shown?.rows).toContainEqual({ label: 'Owner', value: 'yara@example.com' });
  });

  test.each<[string, Papers, Parameters<typeof material>[1], string]>([
    ['none', {}, [], 'none so far'],
    ['unread', {}, ['hubspot_deals'], 'not read'],
    [
      'some',
      {
        hubspot_deals: {
          open: 1,
          won: 2,
          lost: 0,
          deals: [
            { name: 'Old', state: 'won', amount: 100, currency: 'eur', closes_on: '2026-12-31' },
            { name: 'Tables', state: 'open', amount: 2_250_000, currency: 'eur', closes_on: '2026-12-01' },
          ],
        },
      },
      [],
      '1 open, 2 won, 0 lost; open now: Tables over €22,500.00',
    ],
  ])('stand the deals: %s', (_which, changes, unread, said) => {
    const rows = section('Company', [], changes, unread)?.rows;
    expect(rows).toContainEqual({ label: 'Deals', value: said });
  });

  test.each<[string, Papers, string]>([
    [
      'several companies',
      {
        hubspot_contact: {
          email: 'x@post.example',
          companies: ['20', '21'].map((company_id) => ({
            ...papers.hubspot_contact.companies[0]!,
            company_id,
          })),
        },
      },
      '2 companies could be meant: the address does not say which.',
    ],
    ['no company', { hubspot_contact: { companies: [] } }, 'The contact belongs to no company in HubSpot.'],
  ])('stands that there is %s', (_what, changes, note) => {
    expect(section('Company', [], changes)?.note).toBe(note);
  });

  test('stands which pages were read; that one hides something stands by what was taken from it', () => {
    expect(section('Field, old, new, source', [fill()], { web_page: { hidden_texts: 2 } })?.note).toBe(
      'The web page hides 2 texts from its readers, perhaps to steer machines. That was left out; look at the page.',
    );
    expect(section('Web pages read', [], { web_page: { hidden_texts: 2, is_cut: true } })).toMatchObject({
      rows: [{ label: 'About Oak', value: 'oak.example/about' }],
      note: 'A page was longer than what was read of it.',
    });
    expect(section('Web pages read', [], {}, ['web_page'])?.note).toBe('No web page was read.');
  });

  test('stands nothing when the contact was not read', () => {
    expect(sectionsOf([], {}, ['hubspot_contact'])).toEqual([
      { title: 'Contact', rows: [], note: 'The contact was not read.' },
    ]);
  });
});

test('the run’s own are its contact, that contact’s companies with their domains, and the owners', () => {
  expect(workflow.scope(material())).toEqual({
    contact: ['10'],
    company: ['20'],
    host: ['oak.example', 'www.oak.example'],
    owner: ['yara@example.com', 'joel@example.com'],
  });
  expect(workflow.scope(material({}, ['hubspot_contact', 'hubspot_owners']))).toEqual({
    contact: ['10'],
    company: [],
    host: [],
    owner: [],
  });
});

describe('a contact is named', () => {
  const page = 'https://app-eu1.hubspot.com/contacts/1234567/record/0-1/10211';
  test.each([
    ['10211', '10211'],
    [page, '10211'],
    [`<${page}>`, '10211'],
    [`${page}?utm=x`, '10211'],
    ['https://app.hubspot.com/contacts/1234567/contact/10211', '10211'],
  ])('by %s', (typed, contact) => {
    expect(workflow.intake.parse(fromWords([typed]))).toEqual({ contact });
  });

  test.each(['', 'hana@oak.example', '0', 'https://app.hubspot.com/contacts/1/record/0-2/5', '12 13'])(
    'not by %j',
    (typed) => {
      expect(workflow.intake.safeParse(fromWords([typed])).success).toBe(false);
    },
  );

  test.each<[string, string | undefined]>([
    [`New lead: <${page}|Hana> please`, '10211'],
    ['Who looks at contact 10211, please?', '10211'],
    ['Lead #10211 wrote in', '10211'],
    ['We had contact 3 times', undefined],
    ['Contact sales at 4.5', undefined],
  ])('in a message: %s', (text, contact) => {
    expect(fromMessage(text)).toEqual(contact && { contact });
  });
});

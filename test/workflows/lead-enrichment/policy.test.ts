import { describe, expect, test } from 'vitest';
import { type Papers, type Proposed, fill, giveTo, ofPerson, papers, routed, setStatus } from './cases.ts';

const ruleOf = (proposing: Parameters<typeof routed>[0] = {}) => routed(proposing).rule;
const [oak] = papers.hubspot_contact.companies;
const two: Papers = {
  hubspot_contact: {
    email: 'hana@post.example',
    companies: [oak!, { ...oak!, company_id: '21', domain: 'ash.example' }],
  },
};

describe('what the company says of itself runs alone', () => {
  test.each<[string, Proposed]>([
    ['a number, however it is written', fill()],
    ['a trade', fill({ property: 'industry', value: 'FURNITURE', quote: 'We make oak furniture in Cork' })],
    ['a city', fill({ property: 'city', value: 'Cork', quote: 'We make oak furniture in Cork.' })],
    ['a phone number', fill({ property: 'phone', value: '+353215550100', quote: 'Call +353 21 555 0100' })],
    ['a year', fill({ property: 'founded_year', value: '1987', quote: 'Founded in 1987' })],
  ])('%s', (_what, action) => {
    expect(routed({ actions: [action] })).toMatchObject({ route: { to: 'auto' }, rule: 'fills-the-company' });
  });

  test('also from its own record', () => {
    const hubspot_company = { description: 'A joinery of 1200 people' };
    const action = fill({ source: 'hubspot_company', quote: 'A joinery of 1200 people' });
    expect(ruleOf({ papers: { hubspot_company }, actions: [action] })).toBe('fills-the-company');
  });

  test('where the address says which of two companies is meant', () => {
    const companies = [oak!, { ...oak!, company_id: '21', domain: 'ash.example' }];
    expect(ruleOf({ papers: { hubspot_contact: { companies } } })).toBe('fills-the-company');
  });
});

test('one company does not speak for another that the contact belongs to as well', () => {
  const [own] = papers.hubspot_contact.companies;
  const companies = [own!, { company_id: '21', name: 'Elm', domain: 'elm.example', primary: false }];
  const both = { hubspot_contact: { companies }, hubspot_company: { company_id: '21', name: 'Elm' } };
  const { route, rule, alsoMatched } = routed({ papers: both, actions: [fill({ company_id: '21' })] });
  expect([rule, ...alsoMatched]).toContain('not-from-the-company');
  expect(route).toMatchObject({ to: 'review' });
  const onItsSite = { ...both, web_page: { host: 'www.elm.example' } };
  expect(routed({ papers: onItsSite, actions: [fill({ company_id: '21' })] }).route).toEqual({ to: 'auto' });
  const onAnother = { ...both, web_page: { host: 'notelm.example' } };
  expect(routed({ papers: onAnother, actions: [fill({ company_id: '21' })] }).route).toMatchObject({
    to: 'review',
  });
});

describe('a person decides', () => {
  test.each<[string, Parameters<typeof routed>[0], string]>([
    [
      'when a value is replaced',
      {
        actions: [
          fill({ property: 'country', before: 'Ireland', value: 'Cork', quote: 'furniture in Cork' }),
        ],
      },
      'replaces-a-value',
    ],
    [
      'when the quote does not stand there',
      { actions: [fill({ quote: '1,200 people work here' })] },
      'not-verified',
    ],
    ['when the value is not in the quote', { actions: [fill({ value: '12000' })] }, 'not-verified'],
    [
      'when it is a formula, not a name',
      { actions: [fill({ property: 'city', value: '=furniture in Cork', quote: 'furniture in Cork' })] },
      'not-verified',
    ],
    [
      'when a formula stands for a phone',
      {
        actions: [fill({ property: 'phone', value: '=1|+353 21 555 0100', quote: 'Call +353 21 555 0100.' })],
      },
      'not-verified',
    ],
    ['when it is a part of another number', { actions: [fill({ value: '200' })] }, 'not-verified'],
    [
      'when it is a part of another word',
      { actions: [fill({ property: 'city', value: 'Cor', quote: 'furniture in Cork' })] },
      'not-verified',
    ],
    [
      'when the trade was concluded',
      { actions: [fill({ property: 'industry', value: 'RETAIL', quote: 'We make oak furniture' })] },
      'not-verified',
    ],
    ['when the page was not read', { unread: ['web_page'] }, 'not-verified'],
    [
      'when only the contact says so',
      {
        papers: { hubspot_contact: { message: 'We are 1200 people' } },
        actions: [fill({ source: 'hubspot_contact', quote: 'We are 1200 people' })],
      },
      'not-from-the-company',
    ],
    ['when the page hides something', { papers: { web_page: { hidden_texts: 1 } } }, 'page-hides-texts'],
    ['about an owner', { actions: [giveTo()] }, 'owner-or-status'],
    ['about a lead status', { actions: [setStatus()] }, 'owner-or-status'],
    ['about all of it, when one part needs it', { actions: [fill(), setStatus()] }, 'owner-or-status'],
    ['when something is asked', { actions: [], question: 'Is it theirs?' }, 'open-question'],
  ])('%s', (_when, proposing, rule) => {
    expect(routed(proposing)).toMatchObject({ route: { to: 'review', level: 1, quorum: 1 }, rule });
  });

  test('when the confidence is between unsure and sure', () => {
    expect(ruleOf({ confidence: 0.7 })).toBe('no-rule-matched');
  });
});

describe('sales and then the sales leads decide about owner and status', () => {
  test.each<[string, Papers]>([
    ['of a company that is about to buy', { hubspot_deals: { open: 1 } }],
    ['of a customer', { hubspot_deals: { won: 2 } }],
  ])('%s', (_whose, changes) => {
    for (const actions of [[giveTo()], [setStatus()], [fill(), giveTo()]])
      expect(routed({ papers: changes, actions })).toMatchObject({
        rule: 'customer-or-open-deal',
        route: { to: 'review', level: 1, afterwards: [{ level: 2, quorum: 1 }] },
      });
    expect(ruleOf({ papers: changes })).toBe('fills-the-company');
  });

  test('also when nobody has looked at the deals', () => {
    expect(ruleOf({ unread: ['hubspot_deals'], actions: [giveTo()] })).toBe('customer-or-open-deal');
  });
});

describe('the sales leads decide', () => {
  test.each<[string, Parameters<typeof routed>[0], string]>([
    ['which of two companies is meant', { papers: two }, 'two-companies'],
    ['what is kept about a person', { actions: [ofPerson({ value: 'Joiner' })] }, 'about-a-person'],
    [
      'what is done about a quarantined address',
      { papers: { hubspot_contact: { quarantined: true } } },
      'do-not-contact',
    ],
    [
      'what is done without a legal basis',
      { papers: { hubspot_contact: { legal_basis: 'Not applicable' } } },
      'do-not-contact',
    ],
    ['when the agent is not sure', { confidence: 0.5 }, 'low-confidence'],
  ])('%s', (_what, proposing, rule) => {
    expect(routed(proposing)).toMatchObject({ route: { to: 'escalate', level: 2 }, rule });
  });
});

describe('nothing is done', () => {
  const unsubscribed: Papers = { hubspot_contact: { unsubscribed: true } };
  test.each<[string, Parameters<typeof routed>[0], string]>([
    ['about another company', { actions: [fill({ company_id: '99' })] }, 'outside-the-lead'],
    ['about another contact', { actions: [ofPerson({ contact_id: '11' })] }, 'outside-the-lead'],
    ['for somebody who owns no leads', { actions: [giveTo('mallory@example.com')] }, 'outside-the-lead'],
    ['to a field that is not on the list', { actions: [fill({ property: 'domain' })] }, 'field-not-allowed'],
    [
      'to the owner by the back door',
      { actions: [ofPerson({ property: 'hubspot_owner_id' })] },
      'field-not-allowed',
    ],
    ['about somebody who unsubscribed', { papers: unsubscribed }, 'unsubscribed'],
    ['about them, owner included', { papers: unsubscribed, actions: [giveTo()] }, 'unsubscribed'],
    ['on a wrong old value', { actions: [fill({ before: '9' })] }, 'not-what-stands-there'],
    ['on a wrong old owner', { actions: [giveTo('joel@example.com', '')] }, 'not-what-stands-there'],
    ['on a wrong old status', { actions: [setStatus('NEW')] }, 'not-what-stands-there'],
    ['to a company that was not read', { unread: ['hubspot_company'] }, 'not-what-stands-there'],
  ])('%s', (_what, proposing, rule) => {
    const { route, rule: first, alsoMatched } = routed(proposing);
    expect(route).toEqual({ to: 'block' });
    expect([first, ...alsoMatched]).toContain(rule);
  });

  test('but a question about somebody who unsubscribed can be answered', () => {
    expect(ruleOf({ papers: unsubscribed, actions: [], question: 'What now?' })).toBe('open-question');
  });
});

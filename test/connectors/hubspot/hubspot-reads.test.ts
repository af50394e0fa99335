import { describe, expect, test } from 'vitest';
import { outOfScope } from '../../../src/domain/tool.ts';
import { readCall } from '../../sandbox/company/open-company.ts';
import { failureOf } from '../failure-of.ts';
import { listening } from '../listening.ts';
import { openHubspot } from './open-hubspot.ts';

describe('a contact', () => {
  test('is read with who set what, its companies and its owner', async () => {
    const { hubspot } = await openHubspot();
    const { data, record } = await hubspot.contact.read({ contact_id: '10211' }, readCall());
    expect(data).toMatchObject({
      contact_id: '10211',
      name: 'Hana Sato',
      email: 'hana@aldermoor.example',
      lead_status: 'OPEN',
      owner: 'yara@example.com',
      unsubscribed: false,
      quarantined: false,
      legal_basis: null,
      fields: { jobtitle: '', phone: '' },
      set_by: { jobtitle: null },
      companies: [
        { company_id: '20211', name: 'Aldermoor Joinery', domain: 'aldermoor.example', primary: true },
      ],
    });
    expect(record).toEqual({
      system: 'hubspot',
      id: '10211',
      label: 'Hana Sato',
      url: 'https://app.hubspot.com/contacts/1/record/0-1/10211',
    });
  });

  test('of two companies names both, and neither as the first', async () => {
    const { hubspot } = await openHubspot();
    const { data } = await hubspot.contact.read({ contact_id: '10214' }, readCall());
    expect(data).toMatchObject({ companies: [{ primary: false }, { primary: false }] });
  });

  test('who unsubscribed says so', async () => {
    const { hubspot } = await openHubspot();
    const { data } = await hubspot.contact.read({ contact_id: '10215' }, readCall());
    expect(data).toMatchObject({ unsubscribed: true });
  });

  test('of somebody who left has an owner all the same', async () => {
    const { hubspot } = await openHubspot({ change: ({ owners }) => void owners.splice(0, 1) });
    const { data } = await hubspot.contact.read({ contact_id: '10211' }, readCall());
    expect(data).toMatchObject({ owner: 'somebody who left' });
  });

  test('that is not there is missing, and one that is not the run’s is out of its scope', async () => {
    const { hubspot } = await openHubspot();
    const failure = await failureOf(hubspot.contact.read({ contact_id: '999' }, readCall()));
    expect(failure).toMatchObject({ code: 'resource_missing', isMissing: true });
    expect(outOfScope(hubspot.contact, { contact_id: '999' }, { contact: ['10211'] })).toEqual([
      'contact_id',
    ]);
  });
});

describe('a company', () => {
  test('says which of its values a person set by hand', async () => {
    const { hubspot } = await openHubspot();
    const { data } = await hubspot.company.read({ company_id: '20212' }, readCall());
    expect(data).toMatchObject({
      name: 'Fernhill Hotels',
      domain: 'fernhill.example',
      owner: 'joel@example.com',
      fields: { numberofemployees: '80', industry: 'HOSPITALITY', city: '' },
      set_by: { numberofemployees: 'a person', industry: 'an import', city: null },
    });
  });

  test('has deals: how many are open, won and lost, and the newest first', async () => {
    const { hubspot } = await openHubspot();
    const { data } = await hubspot.deals.read({ company_id: '20213' }, readCall());
    expect(data).toMatchObject({ open: 1, won: 1, lost: 1 });
    expect((data as { deals: object[] }).deals[0]).toEqual({
      name: 'Spring collection',
      state: 'open',
      amount: 2_250_000,
      currency: 'eur',
      closes_on: '2026-12-20',
    });
  });

  test('with more than a hundred deals is left to people: a part of them would look like all', async () => {
    const { hubspot } = await openHubspot({
      change: ({ companies }) => {
        const casa = companies.find(({ id }) => id === '20213');
        if (casa) casa.associations.deals = Array.from({ length: 101 }, (_, index) => String(index + 1));
      },
    });
    const failure = await failureOf(hubspot.deals.read({ company_id: '20213' }, readCall()));
    expect(failure).toMatchObject({ code: 'too_many_records' });
  });
});

test('the owners are read over all pages, and not without end', async () => {
  const owner = (index: number) => ({
    id: `${index}`,
    email: `o${index}@example.com`,
    first: 'O',
    last: `${index}`,
  });
  const many =
    (count: number) =>
    ({ owners }: { owners: ReturnType<typeof owner>[] }) =>
      void owners.splice(0, 2, ...Array.from({ length: count }, (_, index) => owner(index)));
  const some = await openHubspot({ change: many(230) });
  const { data } = await some.hubspot.owners.read({}, readCall());
  expect((data as { owners: object[] }).owners).toHaveLength(230);
  const all = await openHubspot({ change: many(501) });
  expect(await failureOf(all.hubspot.owners.read({}, readCall()))).toMatchObject({
    code: 'too_many_records',
  });
});

describe('HubSpot in trouble', () => {
  const ids = { contact_id: '10211' };

  test('is asked again when it was busy, in the time that it says', async () => {
    const { hubspot, company } = await openHubspot();
    company.plan({ system: 'hubspot', fault: { kind: 'status', status: 429, retryAfter: 0 } });
    company.plan({ system: 'hubspot', fault: { kind: 'status', status: 502 } });
    expect(await hubspot.contact.read(ids, readCall())).toMatchObject({ data: { name: 'Hana Sato' } });
  });

  test('that names ten seconds is not waited for when there are only three', async () => {
    const { hubspot, company, setTime } = await openHubspot();
    for (let count = 0; count < 25; count++) await hubspot.owners.read({}, readCall());
    const rest = Array.from({ length: 76 }, () =>
      hubspot.owners.read({}, readCall()).catch((error: unknown) => error),
    );
    const refused = (await Promise.all(rest)).filter((each) => each instanceof Error);
    expect(refused).toMatchObject([{ code: 'rate_limit', mayPass: true }]);
    expect(company.requests()).toHaveLength(101);
    setTime(new Date('2026-11-20T12:00:11Z'));
    await hubspot.owners.read({}, readCall());
  });

  test.each([
    [401, 'unauthorized', 'HUBSPOT_TOKEN'],
    [403, 'forbidden', 'scopes'],
    [400, 'validation', 'not accepted'],
  ])('refuses with %i: that is final, and the remedy is named', async (status, code, said) => {
    const { hubspot, company } = await openHubspot();
    company.plan({ system: 'hubspot', fault: { kind: 'status', status } });
    const failure = await failureOf(hubspot.contact.read(ids, readCall()));
    expect(failure).toMatchObject({ code, certainty: 'not_applied', message: expect.stringContaining(said) });
    expect(company.requests()).toHaveLength(1);
  });

  test('is given up when it never answers', async () => {
    const { hubspot, company } = await openHubspot({ config: { timeoutMs: 100, patienceMs: 50 } });
    company.plan({ system: 'hubspot', fault: { kind: 'silent' } });
    expect(await failureOf(hubspot.contact.read(ids, readCall()))).toMatchObject({ code: 'no_answer' });
  });

  test('that is not there at all is no connection', async () => {
    const { hubspot, company } = await openHubspot({ config: { patienceMs: 0 } });
    await company.close();
    expect(await failureOf(hubspot.contact.read(ids, readCall()))).toMatchObject({ code: 'no_connection' });
  });

  test('is never followed elsewhere with the token', async () => {
    const elsewhere = await listening((_request, response) => response.end('{}'));
    const redirecting = await listening((_request, response) => {
      response.writeHead(307, { location: elsewhere.url }).end();
    });
    const { hubspot } = await openHubspot({ config: { apiUrl: redirecting.url, patienceMs: 0 } });
    await failureOf(hubspot.contact.read(ids, readCall()));
    expect(redirecting.requests[0]?.authorization).toMatch(/^Bearer /);
    expect(elsewhere.requests).toEqual([]);
  });
});

describe('the doctor', () => {
  test('hears what can be read', async () => {
    const { connector } = await openHubspot();
    expect(await connector.check()).toBe(
      'HubSpot answers: contacts, companies, deals and owners can be read.',
    );
  });

  test('hears of a wrong token, without the token', async () => {
    const { connector } = await openHubspot({ config: { token: 'pat-very-wrong' } });
    const failure = await failureOf(connector.check());
    expect(failure).toMatchObject({ code: 'unauthorized' });
    expect(failure.message + String(failure.cause)).not.toContain('pat-very-wrong');
  });
});

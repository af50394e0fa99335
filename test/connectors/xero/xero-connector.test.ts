import { describe, expect, test } from 'vitest';
import { outOfScope } from '../../../src/domain/tool.ts';
import { readCall } from '../../sandbox/company/open-company.ts';
import { failureOf } from '../failure-of.ts';
import { listening } from '../listening.ts';
import { match, openBooks } from './open-books.ts';

describe('the token', () => {
  test('is asked for once by however many need it', async () => {
    const { xero, tokensAsked } = await openBooks();
    await Promise.all([1, 2, 3, 4].map(() => xero.people.read({}, readCall())));
    expect(tokensAsked()).toBe(1);
  });

  test('is renewed before it ends', async () => {
    const { xero, tokensAsked, setTime } = await openBooks();
    await xero.people.read({}, readCall());
    setTime(new Date('2026-11-20T12:28:00Z'));
    await xero.people.read({}, readCall());
    expect(tokensAsked()).toBe(1);
    setTime(new Date('2026-11-20T12:29:30Z'));
    await xero.people.read({}, readCall());
    expect(tokensAsked()).toBe(2);
  });

  test('that Xero took back is replaced by a new one, once', async () => {
    const { xero, company, tokensAsked, warm } = await openBooks();
    await warm();
    company.plan({ system: 'xero', method: 'GET', fault: { kind: 'status', status: 401 } });
    await xero.people.read({}, readCall());
    expect(tokensAsked()).toBe(2);
  });

  test('is refused for a wrong secret, with the remedy and without the secret', async () => {
    const { connector } = await openBooks({ config: { clientSecret: 'very-wrong-secret' } });
    const failure = await failureOf(connector.check());
    expect(failure).toMatchObject({ code: 'unauthorized', certainty: 'not_applied' });
    expect(failure.message).toContain('XERO_CLIENT_SECRET');
    expect(JSON.stringify(failure) + String(failure.cause)).not.toContain('very-wrong-secret');
  });

  test('is refused for scopes that the app was not given', async () => {
    const { connector } = await openBooks({ config: { scopes: 'accounting.journals.read' } });
    expect(await failureOf(connector.check())).toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('XERO_SCOPES'),
    });
  });

  test('never follows a redirect', async () => {
    const elsewhere = await listening((_request, response) => response.end('{}'));
    const redirecting = await listening((_request, response) => {
      response.writeHead(307, { location: elsewhere.url });
      response.end();
    });
    const { connector } = await openBooks({ config: { apiUrl: redirecting.url, tenantId: 't' } });
    await failureOf(connector.check());
    expect(redirecting.requests[0]?.authorization).toMatch(/^Bearer /);
    expect(elsewhere.requests).toEqual([]);
  });
});

describe('the organisation', () => {
  test('is found, and the check says what can be read', async () => {
    const { connector } = await openBooks();
    expect(await connector.check()).toBe(
      'Xero answers: bills, purchase orders and vendors of Hearth & Pine can be read.',
    );
  });

  test('that the app is not connected to is forbidden', async () => {
    const { connector } = await openBooks({ config: { tenantId: '0b0b0000-0000-4000-8000-000000000009' } });
    expect(await failureOf(connector.check())).toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('XERO_TENANT_ID'),
    });
  });
});

describe('a read', () => {
  test.each([429, 503])('waits as long as Xero asks after %i, and comes through', async (status) => {
    const { xero, company, warm } = await openBooks();
    await warm();
    company.plan({ system: 'xero', fault: { kind: 'status', status, retryAfter: 0 } });
    expect((await xero.people.read({}, readCall())).data).toMatchObject({
      people: [{ name: 'Noor Haddad' }, {}, {}],
    });
  });

  test('gives up when Xero asks for more than its patience', async () => {
    const { xero, company, warm } = await openBooks();
    await warm();
    company.plan({ system: 'xero', fault: { kind: 'status', status: 429, retryAfter: 60 } });
    expect(await failureOf(xero.people.read({}, readCall()))).toMatchObject({
      code: 'rate_limit',
      mayPass: true,
    });
  });

  test('ends when the call ends', async () => {
    const { xero, company, warm } = await openBooks();
    await warm();
    company.plan({ system: 'xero', times: 9, fault: { kind: 'silent' } });
    const failure = await failureOf(xero.people.read({}, { signal: AbortSignal.timeout(100) }));
    expect(failure).toMatchObject({ code: 'no_answer', certainty: 'not_applied' });
  });

  test('says so when nobody is there', async () => {
    const gone = await listening(() => {});
    gone.stopListening();
    const { connector } = await openBooks({ config: { identityUrl: gone.url } });
    expect(await failureOf(connector.check())).toMatchObject({
      code: 'no_connection',
      certainty: 'not_applied',
    });
  });
});

test('an approval is bound to the run’s own bill, and a route to people of the books', async () => {
  const { xero } = await openBooks();
  const scope = { bill: [match.bill_id], person: ['noor@example.com'] };
  expect(outOfScope(xero.approve, match, scope)).toEqual([]);
  expect(outOfScope(xero.approve, { ...match, bill_id: 'another' }, scope)).toEqual(['bill_id']);
  const route = { bill_id: match.bill_id, owner_email: 'mallory@elsewhere.example', reason: 'x' };
  expect(outOfScope(xero.route, route, scope)).toEqual(['owner_email']);
});

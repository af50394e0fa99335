import { describe, expect, test } from 'vitest';
import { companyKeys } from '../../../src/sandbox/company/company-keys.ts';
import { openCompany } from './open-company.ts';

describe('the local Zendesk', () => {
  test('refuses a wrong key, and takes no key at all for the anonymous user', async () => {
    const { company } = await openCompany();
    const url = `${company.zendeskUrl}/api/v2/users/me.json`;
    const wrong = await fetch(url, { headers: { authorization: 'Bearer wrong' } });
    expect([wrong.status, await wrong.json()]).toEqual([401, { error: "Couldn't authenticate you" }]);
    expect(await (await fetch(url)).json()).toMatchObject({ user: { id: null, role: 'end-user' } });
    expect((await fetch(`${company.zendeskUrl}/api/v2/tickets/1042.json`)).status).toBe(401);
  });

  test.each([
    ['an unknown ticket', 'GET', '/tickets/4711.json', undefined, 404, { error: 'RecordNotFound' }],
    [
      'a ticket number in words',
      'GET',
      '/tickets/abc.json',
      undefined,
      400,
      { error: { title: 'Invalid attribute' } },
    ],
    [
      'the tickets of an unknown user',
      'GET',
      '/users/1/tickets/requested',
      undefined,
      404,
      { error: 'RecordNotFound' },
    ],
    ['an unknown field', 'GET', '/ticket_fields/1.json', undefined, 404, { error: 'RecordNotFound' }],
    ['an unknown address', 'GET', '/macros.json', undefined, 404, { error: 'InvalidEndpoint' }],
    ['a page of 101', 'GET', '/tickets/1042/audits?page[size]=101', undefined, 400, {}],
    ['an invented cursor', 'GET', '/tickets/1042/audits?page[after]=zzz', undefined, 400, {}],
    [
      'a body that is no JSON',
      'PUT',
      '/tickets/1042.json',
      'hello',
      400,
      { error: { title: 'Invalid JSON' } },
    ],
    [
      'an update without a ticket',
      'PUT',
      '/tickets/1042.json',
      {},
      400,
      { error: { title: 'Invalid attribute' } },
    ],
    [
      'an empty comment',
      'PUT',
      '/tickets/1042.json',
      { ticket: { comment: { body: ' ' } } },
      422,
      { error: 'RecordInvalid' },
    ],
    [
      'an invented status',
      'PUT',
      '/tickets/1042.json',
      { ticket: { status: 'done' } },
      422,
      { details: { status: [{}] } },
    ],
    [
      'a change of a closed ticket',
      'PUT',
      '/tickets/1003.json',
      { ticket: { status: 'open' } },
      422,
      { details: { status: [{ description: 'Status: closed prevents ticket update' }] } },
    ],
    [
      'tags on a closed ticket',
      'PUT',
      '/tickets/1003/tags.json',
      { tags: ['a'] },
      422,
      { error: 'RecordInvalid' },
    ],
    ['an empty tag', 'PUT', '/tickets/1042/tags.json', { tags: [' '] }, 400, {}],
  ])('refuses %s', async (_what, method, path, body, status, said) => {
    const { ask, company } = await openZendesk();
    const before = company.state();
    expect(await ask(method, path, body)).toMatchObject({ status, body: said });
    expect(company.state()).toEqual(before);
  });

  test('a refused update changes nothing, not even the part that would do', async () => {
    const { ask, company } = await openZendesk();
    const before = company.state();
    await ask('PUT', '/tickets/1042.json', { ticket: { comment: { body: 'Hello' }, status: 'done' } });
    expect(company.state()).toEqual(before);
  });

  test('what an update did is in the audits, with its metadata', async () => {
    const { ask } = await openZendesk();
    const update = { ticket: { comment: { body: 'Hello' }, status: 'pending', metadata: { mark: 'x' } } };
    const { body } = await ask('PUT', '/tickets/1042.json', update);
    const { audit } = body as { audit: unknown };
    expect(body).toMatchObject({ ticket: { id: 1042, status: 'pending' } });
    expect(audit).toMatchObject({
      metadata: { custom: { mark: 'x' } },
      events: [
        { type: 'Comment', body: 'Hello', public: true },
        { type: 'Change', field_name: 'status', previous_value: 'open', value: 'pending' },
      ],
    });
    const { body: listed } = await ask('GET', '/tickets/1042/audits.json');
    expect((listed as { audits: unknown[] }).audits.at(-1)).toEqual(audit);
  });
});

async function openZendesk() {
  const { company } = await openCompany();
  async function ask(method: string, path: string, body?: unknown) {
    const answer = await fetch(`${company.zendeskUrl}/api/v2${path}`, {
      method,
      headers: { authorization: `Bearer ${companyKeys.zendeskApiToken}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: answer.status, body: await answer.json() };
  }
  return { company, ask };
}

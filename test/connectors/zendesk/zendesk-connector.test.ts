import { describe, expect, test } from 'vitest';
import { zendeskConnector } from '../../../src/connectors/zendesk/zendesk-connector.ts';
import { companyKeys, orderFieldId } from '../../../src/sandbox/company/company-keys.ts';
import { openCompany, readCall, writeCall } from '../../sandbox/company/open-company.ts';
import { failureOf } from '../failure-of.ts';
import { listening } from '../listening.ts';

describe('the Zendesk connector', () => {
  test('an operator learns that the key works, and where the order number is', async () => {
    const { checks } = await openCompany();
    expect(await checks.zendesk.check()).toBe(
      "Zendesk answers: the key is an admin's, and the order number is in the field “Order number”.",
    );
  });

  test('a bearer token does as well', async () => {
    const { company } = await openCompany();
    const auth = { bearerToken: companyKeys.zendeskApiToken };
    const connector = zendeskConnector({ apiUrl: `${company.url}/`, auth, orderFieldId });
    expect(await connector.check()).toMatch(/^Zendesk answers/);
  });

  test('a wrong key, a missing field and an end user are told apart', async () => {
    const { checks } = await openCompany({ zendeskApiToken: 'wrong' });
    expect(await failureOf(checks.zendesk.check())).toMatchObject({ code: 'unauthorized' });

    const { company } = await openCompany();
    const auth = { email: companyKeys.zendeskEmail, apiToken: companyKeys.zendeskApiToken };
    const connector = zendeskConnector({ apiUrl: company.url, auth, orderFieldId: 1 });
    expect(await failureOf(connector.check())).toMatchObject({ code: 'RecordNotFound' });

    const demoted = await openCompany({
      change: ({ zendesk }) => void (zendesk.users.find(({ id }) => id === 9001)!.role = 'end-user'),
    });
    expect(await failureOf(demoted.checks.zendesk.check())).toMatchObject({
      code: 'not_an_agent',
      message: expect.stringContaining('Use the API token of an agent'),
    });
  });

  test('the key is not carried along a redirect', async () => {
    const elsewhere = await listening((_request, response) => response.end('{}'));
    const zendesk = await listening((_request, response) =>
      response.writeHead(302, { location: elsewhere.url }).end(),
    );
    const auth = { bearerToken: 'secret' };
    const { tools } = zendeskConnector({ apiUrl: zendesk.url, auth, orderFieldId });
    const tag = { ticket_id: '1', tags: ['late'] };
    expect(await failureOf(tools.tag.execute(tag, writeCall('act_1')))).toMatchObject({
      certainty: 'unknown',
    });
    expect(zendesk.requests).toHaveLength(1);
    expect(elsewhere.requests).toEqual([]);
  });

  test('an answer of another shape leaves it open whether the reply was sent', async () => {
    const zendesk = await listening((_request, response) => response.end('{"ok":true}'));
    const { tools } = zendeskConnector({ apiUrl: zendesk.url, auth: { bearerToken: 'x' }, orderFieldId });
    const reply = { ticket_id: '1', body: 'Hello', status: 'open' };
    expect(await failureOf(tools.reply.execute(reply, writeCall('act_1')))).toMatchObject({
      code: 'no_answer',
      certainty: 'unknown',
    });
  });

  test('what a refusal says about the customer does not reach the message', async () => {
    const body = { error: 'Maya wrote: my PIN is 1234', description: 'my PIN is 1234' };
    const zendesk = await listening((_request, response) =>
      response.writeHead(422).end(JSON.stringify(body)),
    );
    const { tools } = zendeskConnector({ apiUrl: zendesk.url, auth: { bearerToken: 'x' }, orderFieldId });
    const failure = await failureOf(tools.ticket.read({ ticket_id: '1' }, readCall()));
    expect(failure.code).toBe('http_422');
    expect(failure.message).not.toContain('PIN');
  });
});

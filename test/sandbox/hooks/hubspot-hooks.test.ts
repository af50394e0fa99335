import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import type { Json } from '../../../src/lib/json.ts';
import { hookKeys, publicUrl } from '../../../src/sandbox/hooks/hook-keys.ts';
import type { Sent } from '../../../src/web/hooks/hook-source.ts';
import { hubspot } from '../../../src/web/hooks/sources/hubspot.ts';
import { openHubspot } from '../../connectors/hubspot/open-hubspot.ts';

/** Somebody who subscribed, and answers with these statuses. */
async function subscriber(...statuses: number[]) {
  const got: Sent[] = [];
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await buffer(request);
    const header = (name: string) => request.headers[name]?.toString();
    got.push({ uri: `${publicUrl}${request.url}`, header, body });
    response.writeHead(statuses[got.length - 1] ?? 202).end();
  };
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { got, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const eventsIn = ({ body }: Sent) => JSON.parse(body.toString()) as Record<string, unknown>[];
const write = (url: string, form: Record<string, string>) =>
  fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });

test('what changes in the local HubSpot is told as HubSpot tells it, signed, and once more when it was not taken', async () => {
  const { company } = await openHubspot();
  const { got, url } = await subscriber(503);
  company.hooks.deliverTo(url);
  const record = `${company.url}/contacts/1/record`;
  expect((await write(`${record}/0-2/20212`, { email: 'jo@fernhill.example' })).status).toBe(303);
  await write(`${record}/0-1/10212`, { property: 'website', value: 'https://fernhill.example' });
  await company.hooks.idle();

  const [first, again, changed] = got;
  expect(got).toHaveLength(3);
  for (const sent of got) {
    expect(hubspot.isGenuine(sent, [hookKeys.hubspot], new Date())).toBe(true);
    expect(hubspot.isGenuine({ ...sent, uri: `${url}/hooks/hubspot` }, [hookKeys.hubspot], new Date())).toBe(
      false,
    );
  }
  expect(eventsIn(first!)[0]).toMatchObject({
    subscriptionType: 'contact.creation',
    objectId: 10220,
    attemptNumber: 0,
  });
  expect(eventsIn(again!)[0]).toMatchObject({ objectId: 10220, attemptNumber: 1 });
  const known = (sent: Sent) => hubspot.read(sent, eventsIn(sent) as Json)?.deliveryId;
  expect(known(again!)).toBe(known(first!));
  expect(eventsIn(changed!)).toEqual([
    expect.objectContaining({
      subscriptionType: 'contact.propertyChange',
      objectId: 10212,
      propertyName: 'website',
      propertyValue: 'https://fernhill.example',
      changeSource: 'CRM_UI',
    }),
  ]);
});

test('who writes in must have an address, and one that is new', async () => {
  const { company, contact } = await openHubspot();
  const page = `${company.url}/contacts/1/record/0-2/20212`;
  expect((await write(page, { email: 'nobody' })).status).toBe(400);
  expect((await write(page, { email: 'marcus.bell@fernhill.example' })).status).toBe(409);
  expect((await write(`${company.url}/contacts/1/record/0-2/4711`, { email: 'a@b.example' })).status).toBe(
    404,
  );
  expect((await write(page, { email: 'jo@fernhill.example' })).status).toBe(303);
  expect(contact('10220')).toMatchObject({ email: 'jo@fernhill.example', associatedcompanyid: '20212' });
});

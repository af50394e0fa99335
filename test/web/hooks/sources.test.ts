import { describe, expect, test } from 'vitest';
import { minute, second } from '../../../src/lib/time.ts';
import { noon } from '../../engine/support/engine.ts';
import { hmac, openHooks, secret } from './support/open-hooks.ts';

type Headers = Record<string, string>;
type Vendor = {
  source: string;
  body: string;
  /** Another body of the same kind. */
  other: string;
  sign(body: string, how?: { key?: string; at?: Date; id?: string }): Headers;
  /** What is stored of it. */
  stored: { event: string; payload?: object; deliveryId?: string };
  accepted: { status: number; text?: string };
  signsTime: boolean;
};

const zendeskBody = (id: string) =>
  JSON.stringify({ id, type: 'zen:event-type:ticket.created', detail: { id: '1042' }, event: {} });
const hubspotBody = (attempt: number, at = 1) =>
  JSON.stringify([
    { eventId: 1, subscriptionType: 'contact.creation', objectId: 7, occurredAt: at, attemptNumber: attempt },
  ]);
const xeroBody = (entropy: string) =>
  JSON.stringify({
    events: [{ eventCategory: 'INVOICE', eventType: 'CREATE', resourceId: 'b1' }],
    firstEventSequence: 1,
    lastEventSequence: 1,
    entropy,
  });
const uri = 'https://leenops.example.com/hooks/hubspot';

/** What each vendor documents, written out once more. */
const vendors: Vendor[] = [
  {
    source: 'zendesk',
    body: zendeskBody('e1'),
    other: zendeskBody('e2'),
    sign(body, { key = secret, at = noon } = {}) {
      const time = at.toISOString().replace('.000Z', 'Z');
      return {
        'x-zendesk-webhook-signature': hmac(key, time, body).digest('base64'),
        'x-zendesk-webhook-signature-timestamp': time,
      };
    },
    stored: { event: 'ticket.created', deliveryId: 'e1', payload: { detail: { id: '1042' } } },
    accepted: { status: 202, text: '{"delivery":"stored"}' },
    signsTime: true,
  },
  {
    source: 'hubspot',
    body: hubspotBody(0),
    other: hubspotBody(0, 2),
    sign(body, { key = secret, at = noon } = {}) {
      const time = String(at.getTime());
      return {
        'x-hubspot-signature-v3': hmac(key, 'POST', uri, body, time).digest('base64'),
        'x-hubspot-request-timestamp': time,
      };
    },
    stored: { event: 'contact.creation', payload: { events: [{ objectId: 7 }] } },
    accepted: { status: 202 },
    signsTime: true,
  },
  {
    source: 'github',
    body: '{"action":"opened","issue":{"number":42}}',
    other: '{"action":"opened","issue":{"number":43}}',
    sign: (body, { key = secret, id = 'guid-1' } = {}) => ({
      'x-hub-signature-256': `sha256=${hmac(key, body).digest('hex')}`,
      'x-github-event': 'issues',
      'x-github-delivery': id,
    }),
    stored: { event: 'issues.opened', deliveryId: 'guid-1', payload: { issue: { number: 42 } } },
    accepted: { status: 202 },
    signsTime: false,
  },
  {
    source: 'xero',
    body: xeroBody('a'),
    other: xeroBody('b'),
    sign: (body, { key = secret } = {}) => ({ 'x-xero-signature': hmac(key, body).digest('base64') }),
    stored: { event: 'INVOICE.CREATE', payload: { events: [{ resourceId: 'b1' }] } },
    accepted: { status: 200, text: '' },
    signsTime: false,
  },
  {
    source: 'order-desk',
    body: '{"event":"order.late","order":"HP-1"}',
    other: '{"event":"order.late","order":"HP-2"}',
    sign(body, { key = secret, at = noon, id = 'd1' } = {}) {
      const time = at.getTime() / second;
      return {
        'x-leenops-signature': `t=${time},v1=${hmac(key, `${time}.${id}.`, body).digest('hex')}`,
        'x-leenops-delivery': id,
      };
    },
    stored: { event: 'order.late', deliveryId: 'd1', payload: { order: 'HP-1' } },
    accepted: { status: 202 },
    signsTime: true,
  },
];

describe.each(vendors)('$source', ({ source, body, other, sign, stored, accepted, signsTime }) => {
  const said = source === 'xero' ? '' : expect.stringContaining('not_genuine');
  const refused = { status: 401, text: said };

  test('what it signed is stored with its job, then answered; sent again, it is the same', async () => {
    const { post, rows, takeJobs } = await openHooks();
    expect(await post(source, body, sign(body))).toMatchObject(accepted);
    const answers = await Promise.all([1, 2, 3].map(() => post(source, body, sign(body))));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const [row] = await rows();
    expect(row).toMatchObject({ source, state: 'waiting', ...stored });
    expect(await takeJobs()).toEqual([{ name: 'delivery', id: row?.id, due: null }]);
    expect((await post(source, body, sign(body, { at: new Date(noon.getTime() + second) }))).status).toBe(
      200,
    );
    expect(await rows()).toHaveLength(1);
    expect(await takeJobs()).toEqual([]);
  });

  test('what somebody else signed, what was changed and what is not signed is refused alike; then what is genuine, four times at once, is stored once', async () => {
    const { post, rows } = await openHooks();
    expect(await post(source, body, sign(body, { key: 'another-secret-entirely' }))).toMatchObject(refused);
    expect(await post(source, other, sign(body, { id: 'd1' }))).toMatchObject(refused);
    expect(await post(source, body)).toMatchObject(refused);
    const empty = Object.fromEntries(Object.keys(sign(body)).map((name) => [name, 'x']));
    expect(await post(source, body, empty)).toMatchObject(refused);
    expect(await rows()).toEqual([]);
    const atOnce = await Promise.all([1, 2, 3, 4].map(() => post(source, body, sign(body))));
    expect(atOnce.every(({ status }) => status === 200 || status === 202)).toBe(true);
    expect(await rows()).toHaveLength(1);
  });

  test('while a secret is changed, the old one and the new one are taken, and no third', async () => {
    const { post } = await openHooks({ [source]: ['the-new-secret-1', secret] });
    expect((await post(source, body, sign(body))).status).toBe(accepted.status);
    expect((await post(source, other, sign(other, { key: 'the-new-secret-1', id: 'd2' }))).status).toBe(
      accepted.status,
    );
    expect(await post(source, body, sign(body, { key: 'the-older-secret' }))).toMatchObject(refused);
  });

  test.runIf(signsTime)('what was signed too long ago, or too far ahead, is refused', async () => {
    const { post, rows } = await openHooks();
    for (const off of [-6 * minute, 6 * minute])
      expect(await post(source, body, sign(body, { at: new Date(noon.getTime() + off) }))).toMatchObject(
        refused,
      );
    expect(await rows()).toEqual([]);
    expect((await post(source, body, sign(body, { at: new Date(noon.getTime() - 4 * minute) }))).status).toBe(
      accepted.status,
    );
  });
});

test('GitHub signs no time and no id: a copy under another id is known all the same', async () => {
  const { post, rows } = await openHooks();
  const github = vendors.find(({ source }) => source === 'github')!;
  await post('github', github.body, github.sign(github.body, { id: 'guid-1' }));
  const copy = await post('github', github.body, github.sign(github.body, { id: 'guid-2' }));
  expect(copy).toMatchObject({ status: 200, text: '{"delivery":"repeated"}' });
  expect(await rows()).toHaveLength(1);
});

test('HubSpot counts its attempts inside the body: another attempt is the same delivery', async () => {
  const { post, rows } = await openHooks();
  const hubspot = vendors.find(({ source }) => source === 'hubspot')!;
  for (const attempt of [0, 1, 2])
    await post('hubspot', hubspotBody(attempt), hubspot.sign(hubspotBody(attempt)));
  expect(await rows()).toHaveLength(1);
});

test('Xero tries whether we check signatures: 200 for its own, 401 for others, both without a word', async () => {
  const { post, rows } = await openHooks();
  const body = '{"events":[],"lastEventSequence":0,"firstEventSequence":0,"entropy":"S0m3r4Nd0m"}';
  const right = await post('xero', body, { 'x-xero-signature': hmac(secret, body).digest('base64') });
  expect(right).toMatchObject({ status: 200, text: '' });
  expect(right.headers.get('set-cookie')).toBeNull();
  const wrong = await post('xero', body, { 'x-xero-signature': hmac('wrong', body).digest('base64') });
  expect(wrong).toMatchObject({ status: 401, text: '' });
  expect(await rows()).toMatchObject([{ event: 'nothing' }]);
});

test('a generic delivery cannot be sent under another id than was signed', async () => {
  const { post } = await openHooks();
  const desk = vendors.find(({ source }) => source === 'order-desk')!;
  const headers = { ...desk.sign(desk.body), 'x-leenops-delivery': 'd2' };
  expect((await post('order-desk', desk.body, headers)).status).toBe(401);
});

import { expect, test } from 'vitest';
import { secretIn, withoutSecrets } from '../../src/domain/secret.ts';
import { knownSecrets } from '../../src/secrets/known-secrets.ts';

const own = [
  { setting: 'SLACK_SIGNING_SECRET', value: 'hearth-and-pine-signing-secret' },
  { setting: 'DATABASE_URL', value: 'postgres' },
];
const secrets = knownSecrets(own);
const kindsIn = async (text: string) => (await secrets.findIn(text)).map(({ kind }) => kind);

/** Put together here, so that no scanner of this repository takes an example for a leak. */
const example = {
  slack: ['xoxb', '1234567890', '1234567890123', 'abcdefghijklmnopqrstuvwx'].join('-'),
  github: ['ghp', 'abcdefghijklmnopqrstuvwxyz0123456789'].join('_'),
  stripe: ['rk', 'live', '51H8abcDEFghiJKLmnoPQRstu12345678'].join('_'),
  webhook: ['whsec', 'abcdefghijklmnopqrstuvwx1234'].join('_'),
  hubspot: ['pat', 'eu1', '12345678-1234-1234-1234-1234567890ab'].join('-'),
  jwt: ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxMjM0In0', 'SflKxwRJSMeKKF2QT4fwpM'].join('.'),
  zendesk: `ada@example.com/token:${'a1B2'.repeat(10)}`,
  database: ['postgres://leenops', 'hunter22secret@db.example.com:5432/leenops'].join(':'),
  pem: ['-----BEGIN PRIVATE KEY-----', 'MIICXAIBAAKB', '-----END PRIVATE KEY-----'].join('\n'),
  cutPem: ['-----BEGIN RSA PRIVATE KEY-----', 'MIICXAIBAAKB'].join('\n'),
  xero: ['client_secret', 'dGhpc0lzQVNlY3JldF9mb3JYZXJv12345'].join('='),
};

test.each([
  ['slack', 'Slack token'],
  ['github', 'GitHub token'],
  ['stripe', 'Stripe key'],
  ['webhook', 'Stripe key'],
  ['hubspot', 'HubSpot token'],
  ['jwt', 'access token (JWT)'],
  ['zendesk', 'Zendesk token'],
  ['database', 'database password'],
  ['pem', 'private key'],
  ['cutPem', 'private key'],
  ['xero', 'secret'],
] as const)('a customer pastes a secret of %s: it is found, once, and named', async (name, kind) => {
  expect(await kindsIn(`Hello, my key is ${example[name]} and it does not work.`)).toEqual([kind]);
});

test.each([
  'Dear Maya, we give back €84.00 for order HP-20417 (charge ch_3HP20417a, customer cus_9Maya).',
  'acme/shop#42 was fixed in 3f2a9c1d8e7b6a5f4e3d2c1b0a9f8e7d6c5b4a39.',
  'Call +49 30 1234567 or write to ada@example.com; IBAN DE89 3704 0044 0532 0130 00.',
  'Run postgres on your own machine; set OPENAI_API_KEY and restart.',
])('what is no secret is left alone: %s', async (text) => {
  expect(await kindsIn(text)).toEqual([]);
});

test('our own secrets are found though they look like nothing, and a plain word that is a password is not', async () => {
  expect(await kindsIn('It is hearth-and-pine-signing-secret, by the way.')).toEqual([
    'LeenOps’ own SLACK_SIGNING_SECRET',
  ]);
  expect(await kindsIn('Is this about postgres?')).toEqual([]);
});

test('a comment that tells scanners to look away is not obeyed', async () => {
  for (const order of ['secretlint-disable', '// secretlint-disable', '<!-- secretlint-disable -->'])
    expect(await kindsIn(`${order}\n${example.github}`)).toEqual(['GitHub token']);
});

test('signs without width do not hide a secret: the whole text goes', async () => {
  const hidden = example.github.replace('ghp_abc', 'ghp_a\u200Bbc');
  const { value, kinds } = await withoutSecrets(secrets, { body: `Look: ${hidden}` });
  expect(value).toEqual({ body: '[removed: GitHub token]' });
  expect(kinds).toEqual(['GitHub token']);
});

test('only the secret is taken out, wherever it stands, and a value without one is the same value', async () => {
  const ticket = { subject: 'Key', notes: [`Mine is ${example.slack}.`, 'Thanks'], [example.stripe]: 3 };
  const { value } = await withoutSecrets(secrets, ticket);
  expect(value).toEqual({
    subject: 'Key',
    notes: ['Mine is [removed: Slack token].', 'Thanks'],
    '[removed: Stripe key]': 3,
  });
  expect(await secretIn(secrets, value)).toBeUndefined();
  expect((await withoutSecrets(secrets, value)).value).toBe(value);
});

test('looking for secrets leaves nothing behind: a server does so for years', async () => {
  const marks = () => performance.getEntriesByType('mark').length;
  await knownSecrets([]).findIn('The first text loads the rules.');
  const before = marks();
  await knownSecrets([]).findIn('The second is only looked at.');
  expect(marks()).toBe(before);
});

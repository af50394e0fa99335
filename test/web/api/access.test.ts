import { expect, test } from 'vitest';
import { listEvents, workspaceChain } from '../../../src/db/events.ts';
import { issueToken } from '../../../src/engine/access/issue-token.ts';
import { listTokens } from '../../../src/engine/access/list-tokens.ts';
import { revokeToken } from '../../../src/engine/access/revoke-token.ts';
import { peopleIn } from '../../../src/engine/workspace/people.ts';
import { day, minute } from '../../../src/lib/time.ts';
import { refusalOf } from '../../engine/support/refusal-of.ts';
import { ada, grace, oscar, priya } from '../../support/cast.ts';
import { tablesWith } from '../../cli/support/whole-database.ts';
import { openApi } from './support/open-api.ts';

test('Grace’s token is Grace: the API says so, and says nothing of hers to a cache', async () => {
  const { as } = await openApi();
  const { get, tokenId } = await as(grace);
  const { status, body, headers } = await get('/me');
  expect([status, body]).toEqual([
    200,
    { person: grace, token: { id: tokenId, label: 'a test', expires_at: '2026-12-23T12:00:00.000Z' } },
  ]);
  expect(headers.get('cache-control')).toBe('no-store');
});

test('only a hash of a token is kept, and no event holds its text or its name', async () => {
  const { as, db } = await openApi();
  const { token, tokenId } = await as(grace);
  const secret = token.slice(-64);
  expect(token).toMatch(new RegExp(`^leenops_${tokenId}_[0-9a-f]{64}$`));
  expect(await tablesWith(db, secret)).toEqual([]);
  const issued = (await listEvents(db, workspaceChain)).find(({ type }) => type === 'token.issued');
  expect(issued).toMatchObject({ actorId: grace, surface: 'view' });
  expect(issued?.data).toEqual({ token: tokenId, expires: '2026-12-23T12:00:00.000Z' });
});

test('two tokens are never the same', async () => {
  const { as } = await openApi();
  expect((await as(grace)).token).not.toBe((await as(grace)).token);
});

test('whoever has no token, or one that never was, is a stranger, wherever they knock', async () => {
  const { as, fetchAs, answered, events } = await openApi();
  const { token } = await as(grace);
  const last = token.at(-1) === '0' ? '1' : '0';
  const strangers = [
    undefined,
    '',
    'leenops_',
    `${token.slice(0, -1)}${last}`,
    `${token}0`,
    token.toUpperCase(),
  ];
  for (const stranger of strangers)
    for (const path of ['/me', '/nowhere', '/decisions?from=2026-11-01&to=2026-11-30']) {
      const { status, body, headers } = await answered(await fetchAs(stranger, path));
      expect(status).toBe(401);
      expect(headers.get('www-authenticate')).toBe('Bearer');
      expect(body).toEqual({
        error: {
          reason: 'token_not_valid',
          message:
            'This token is not valid: it is unknown, expired or revoked. “/leenops token” in Slack issues a new one.',
        },
      });
    }
  expect(await events(workspaceChain)).not.toContain('refused');
});

test('an expired token opens nothing from that moment on, and its use is on record', async () => {
  const { as, pass, eventRows } = await openApi();
  const { get, tokenId } = await as(grace);
  pass(30 * day - 1);
  expect((await get('/me')).status).toBe(200);
  pass(1);
  expect((await get('/me')).status).toBe(401);
  const last = (await eventRows(workspaceChain)).at(-1);
  expect(last).toMatchObject({ type: 'refused', actorId: grace, surface: 'api' });
  expect(last?.data).toEqual({ attempted: `use ${tokenId}`, reason: 'token_not_valid' });
});

test('a revoked token opens nothing at once; to revoke it twice is to revoke it once', async () => {
  const { as, ctx, events } = await openApi();
  const { get, tokenId } = await as(grace);
  await revokeToken(ctx, { tokenId, person: grace, surface: 'view' });
  await revokeToken(ctx, { tokenId, person: grace, surface: 'view' });
  expect((await get('/me')).body['error'].reason).toBe('token_not_valid');
  expect((await events(workspaceChain)).filter((type) => type === 'token.revoked')).toHaveLength(1);
  expect(await listTokens(ctx, { of: grace, person: grace, surface: 'view' })).toEqual([]);
});

test('when Slack has deactivated Grace, her token does not work; when Slack does not say, it is asked for patience', async () => {
  const { as, accounts, pass, ctx, db } = await openApi();
  const { get } = await as(grace);
  accounts.set(grace, 'deactivated');
  pass(2 * minute);
  const { status, body } = await get('/me');
  expect([status, body['error'].reason]).toEqual([401, 'account_not_active']);

  const silent = { ...directoryOf('member'), standingOf: () => Promise.reject(new Error('no answer')) };
  ctx.people = peopleIn(db, silent, ctx.now);
  const unknown = await get('/me');
  expect([unknown.status, unknown.body['error'].reason]).toEqual([503, 'people_unknown']);
  expect(unknown.headers.get('retry-after')).toBe('60');
});

function directoryOf(standing: 'member') {
  return {
    groupMembers: async () => [],
    standingOf: async () => standing,
    timeZoneOf: async () => 'Europe/Berlin',
    channelStanding: async () => 'open' as const,
  };
}

test('when it was last used is noted at most once a minute', async () => {
  const { as, pass, ctx } = await openApi();
  const { get } = await as(grace);
  const lastUsed = async () =>
    (await listTokens(ctx, { of: grace, person: grace, surface: 'view' }))[0]?.lastUsedAt?.toISOString() ??
    null;
  expect(await lastUsed()).toBe(null);
  await get('/me');
  expect(await lastUsed()).toBe('2026-11-23T12:00:00.000Z');
  pass(minute - 1);
  await get('/me');
  expect(await lastUsed()).toBe('2026-11-23T12:00:00.000Z');
  pass(2);
  await get('/me');
  expect(await lastUsed()).toBe('2026-11-23T12:01:00.001Z');
});

test('Priya, an admin, sees and revokes Grace’s tokens; Oscar and Ada may not, and neither gets to know that there is one', async () => {
  const { as, ctx, eventRows } = await openApi();
  const { get, tokenId } = await as(grace);
  for (const person of [oscar, ada]) {
    const asked = { of: grace, person, surface: 'command' as const };
    expect(await refusalOf(listTokens(ctx, asked))).toMatchObject({ reason: 'not_an_admin' });
    const revoking = revokeToken(ctx, { tokenId, person, surface: 'view' });
    expect(await refusalOf(revoking)).toMatchObject({ reason: 'not_an_admin' });
  }
  expect((await get('/me')).status).toBe(200);

  const [seen] = await listTokens(ctx, { of: grace, person: priya, surface: 'command' });
  expect(seen).toMatchObject({ id: tokenId, label: 'a test' });
  expect(Object.keys(seen ?? {})).not.toContain('hash');
  expect(await revokeToken(ctx, { tokenId, person: priya, surface: 'view' })).toEqual({ owner: grace });
  expect((await get('/me')).status).toBe(401);
  const revoked = (await eventRows(workspaceChain)).find(({ type }) => type === 'token.revoked');
  expect(revoked).toMatchObject({ actorId: priya, data: { token: tokenId, of: grace } });
});

test('a token that never was cannot be revoked', async () => {
  const { ctx } = await openApi();
  const revoking = revokeToken(ctx, { tokenId: 'tok_000000000000', person: grace, surface: 'view' });
  expect(await refusalOf(revoking)).toMatchObject({ reason: 'unknown_token' });
});

test.each([
  ['no name', { label: '  ' }, { label: 'Say in 1 to 60 characters what it is for.' }],
  ['a long name', { label: 'x'.repeat(61) }, { label: 'Say in 1 to 60 characters what it is for.' }],
  ['91 days', { lifetime: 91 * day }, { lifetime: 'Choose at most 90 days.' }],
  ['no days', { lifetime: 0 }, { lifetime: 'Choose at most 90 days.' }],
  ['what is no number', { lifetime: Number.NaN }, { lifetime: 'Choose at most 90 days.' }],
])('a token with %s is not issued', async (_what, change, detail) => {
  const { ctx } = await openApi();
  const asked = { person: grace, surface: 'view' as const, label: 'laptop', lifetime: 90 * day, ...change };
  expect(await refusalOf(issueToken(ctx, asked))).toEqual({ reason: 'bad_input', detail });
});

test('the eleventh token is refused until one of the ten is gone; a deactivated account gets none', async () => {
  const { ctx, accounts } = await openApi();
  const ask = () => issueToken(ctx, { person: grace, surface: 'view', label: 'laptop', lifetime: 7 * day });
  const issued = await Promise.all(Array.from({ length: 10 }, ask));
  expect(await refusalOf(ask())).toMatchObject({ reason: 'bad_input' });
  await revokeToken(ctx, { tokenId: issued[0]?.token.id ?? '', person: grace, surface: 'view' });
  await ask();
  accounts.set(oscar, 'deactivated');
  const asked = { person: oscar, surface: 'view' as const, label: 'laptop', lifetime: 7 * day };
  expect(await refusalOf(issueToken(ctx, asked))).toMatchObject({ reason: 'account_not_active' });
});

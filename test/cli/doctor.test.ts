import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { looked } from '../../src/cli/doctor/finding.ts';
import { manifestScopes } from '../../src/cli/doctor/manifest-scopes.ts';
import { freePort } from '../../src/sandbox/postgres/server/free-port.ts';
import { teamSeed } from '../../src/sandbox/world/hearth-and-pine.ts';
import { administer } from '../support/administer.ts';
import { aSetUp } from './support/set-up.ts';

vi.setConfig({ testTimeout: 60_000 });

const { teams } = teamSeed;

describe('a set-up that works', () => {
  test('is found to work, line by line, and nothing is written or posted', async () => {
    const { visitAsProgram, world } = await aSetUp();
    const before = world.slack.messagesFor('U0GRACE', 'C0SUPPORT').length;
    const { code, says } = await visitAsProgram();
    expect(says.split('\n')).toEqual(
      expect.arrayContaining([
        '✓ Configuration: every setting is there. Demo mode: the model is rules, not AI.',
        expect.stringMatching(/^✓ Database: PostgreSQL \d+\.\d+ answers\.$/),
        '✓ Database: its tables are those of this version.',
        '✓ Slack: the bot leenops of Hearth & Pine answers.',
        '✓ Slack scopes: all that manifest.yml asks for.',
        '✓ Team support-agents: one person, and LeenOps can post in C0SUPPORT.',
        '✓ Team support-reviewers: 2 people, and LeenOps can post in C0SUPPORT.',
        '✓ Model: Demo rules (not AI) answers and calls tools.',
        expect.stringMatching(/^✓ System stripe: Stripe answers/),
        expect.stringMatching(/^✓ System zendesk: Zendesk answers/),
        expect.stringMatching(/^✓ System handbook: /),
        expect.stringMatching(
          /^! Webhooks zendesk: starts support-triage; it sent nothing in the last 30 days/,
        ),
        'Everything that was looked at works.',
      ]),
    );
    expect(says).not.toContain('✗');
    expect(code).toBe(0);
    expect(world.slack.messagesFor('U0GRACE', 'C0SUPPORT')).toHaveLength(before);
  });

  test('in Socket Mode has its app-level token tried, too', async () => {
    const { visit } = await aSetUp({ receive: 'socket' });
    expect((await visit()).says).toContain('✓ Slack socket: Slack would open one.');
    const wrong = await visit({ SLACK_APP_TOKEN: 'xapp-of-somebody-else' });
    expect(wrong.says).toMatch(/✗ Slack socket: Slack says invalid_auth\. Make an app-level token/);
    expect(wrong.code).toBe(1);
  });
});

test('whatever is wrong, no key is printed', async () => {
  const { visit, environment } = await aSetUp();
  const { says } = await visit({ STRIPE_API_KEY: 'rk_test_refused', ZENDESK_API_TOKEN: 'token-refused' });
  for (const secret of [
    'rk_test_refused',
    'token-refused',
    environment['SLACK_BOT_TOKEN'] ?? '',
    'postgres://',
  ])
    expect(says).not.toContain(secret);
  expect(says).toMatch(/✗ System stripe: .*unauthorized/);
  expect(says).toMatch(/✗ System zendesk: /);
});

test('every setting that is missing or wrong is named at once', async () => {
  const { visit } = await aSetUp({ started: false });
  const { code, says } = await visit({ SLACK_BOT_TOKEN: 'xoxp-a-person', OPENAI_MODEL: '' });
  expect(says).toContain('✗ Configuration: SLACK_BOT_TOKEN does not start with xoxb-.');
  expect(says).toContain('✗ Configuration: OPENAI_MODEL');
  expect(says).toContain('The rest is looked at once the configuration is right.');
  expect(says).not.toContain('Database');
  expect(code).toBe(1);
});

describe('the database', () => {
  test('that never was started is no failure, and is left empty', async () => {
    const { visit, databaseUrl } = await aSetUp({ started: false });
    expect((await visit()).says).toContain('! Database: it is empty: npm start brings it up to date.');
    const tables = await administer(
      databaseUrl,
      `select 1 from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema')`,
    );
    expect(tables).toEqual([]);
  });

  test('that does not answer is said, and the rest is looked at all the same', async () => {
    const { visit } = await aSetUp();
    const { code, says } = await visit({ DATABASE_URL: 'postgres://leenops:hunter22@127.0.0.1:9/leenops' });
    expect(says).toMatch(/✗ Database: .*Check DATABASE_URL and that PostgreSQL runs\./);
    expect(says).not.toContain('hunter22');
    expect(says).toContain('✓ Model:');
    expect(code).toBe(1);
  });

  test('of a newer version, and one of the other kind, are refused', async () => {
    const { visit, databaseUrl } = await aSetUp();
    await administer(databaseUrl, `update workspace set kind = 'real'`);
    await administer(
      databaseUrl,
      `insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)`,
    );
    const { says } = await visit();
    expect(says).toContain('a newer version was here. Run that one.');
    expect(says).toContain('✗ Database: it is a real database and the model is demo.');
  });
});

describe('Slack', () => {
  test('that does not take the token ends what can be looked at there', async () => {
    const { visit } = await aSetUp();
    const { code, says } = await visit({ SLACK_BOT_TOKEN: 'xoxb-of-somebody-else' });
    expect(says).toContain('✗ Slack: Slack says invalid_auth. Install the app to the workspace');
    expect(says).toContain('! Teams: not looked at, because Slack does not answer.');
    expect(code).toBe(1);
  });

  test('whose token lacks a scope says which', async () => {
    const scopes = manifestScopes().filter((scope) => scope !== 'usergroups:read');
    const { visit } = await aSetUp({ scopes });
    const { code, says } = await visit();
    expect(says).toContain('✗ Slack scopes: usergroups:read is missing. Update the app from manifest.yml');
    expect(says).toContain('✗ Team support-reviewers: Slack says missing_scope.');
    expect(code).toBe(1);
  });

  test('with an admin who left has nobody who can bind teams', async () => {
    const { visit, world, environment } = await aSetUp();
    const admin = environment['LEENOPS_ADMINS'] ?? '';
    world.slack.arrange.deactivate(admin);
    expect((await visit()).says).toContain(`✗ Admins: ${admin} cannot be: no member of this workspace.`);
    const others = await visit({ LEENOPS_ADMINS: `${admin},U0GRACE` });
    expect(others.says).toContain(`! Admins: ${admin} cannot be`);
  });
});

describe('a team', () => {
  test('whose channel is archived is told from one whose channel LeenOps is not in', async () => {
    const bound = { ...teams, 'support-leads': { ...teams['support-leads']!, channel: 'C0LOUNGE' } };
    const { visit, world } = await aSetUp({ teams: bound });
    world.slack.arrange.archive('C0SUPPORT');
    world.slack.arrange.remove('C0LOUNGE', 'U0LEENOPS');
    const { code, says } = await visit();
    expect(says).toContain('✗ Team support-agents: C0SUPPORT is archived. Unarchive it');
    expect(says).toContain('✗ Team support-leads: C0LOUNGE does not have LeenOps in it');
    expect(code).toBe(1);
  });

  test('that nobody bound is named, and what cannot run for it', async () => {
    const { visit } = await aSetUp({ teams: {} });
    const { code, says } = await visit();
    expect(says).toContain('✗ Team support-reviewers: nobody bound it to people and a channel.');
    expect(says).toContain('✗ Workflow support-triage: support-triage cannot run');
    expect(code).toBe(1);
  });

  test('with people who left and a user group that is gone is named with them', async () => {
    const bound = {
      ...teams,
      'support-reviewers': { channel: 'C0SUPPORT', members: [], userGroup: 'S0NOBODY' },
    };
    const { visit, world } = await aSetUp({ teams: bound });
    world.slack.arrange.deactivate('U0PRIYA');
    world.slack.arrange.makeGuest('U0MARGARET');
    const { says } = await visit();
    expect(says).toContain('✗ Team support-reviewers: Slack says no_such_subteam.');
    expect(says).toContain('✗ Team support-leads: U0PRIYA: deactivated, or no person.');
    expect(says).toContain('! Team support-leads: U0MARGARET: of another organisation, or guests');
    expect(says).toMatch(/✗ Workflow support-triage: support-triage cannot run: .*support-leads/);
  });
});

describe('the model', () => {
  test('that is not there, and one that does not exist, are told apart', async () => {
    const { visit } = await aSetUp();
    const [dead, unknown] = await Promise.all([
      visit({ OPENAI_BASE_URL: `http://127.0.0.1:${await freePort()}/v1` }),
      visit({ OPENAI_API_KEY: 'another-key' }),
    ]);
    expect(dead.says).toMatch(/✗ Model: .*could not be reached/);
    expect(dead.code).toBe(1);
    expect(unknown.says).toMatch(/✗ Model: /);
  });
});

test('a system that does not answer is named', async () => {
  const { visit } = await aSetUp();
  const nowhere = `http://127.0.0.1:${await freePort()}`;
  const { code, says } = await visit({ STRIPE_API_URL: nowhere, ZENDESK_URL: nowhere });
  expect(says).toMatch(/✗ System stripe: .*no connection could be made/);
  expect(says).toMatch(/✗ System zendesk: .*Check ZENDESK_URL/);
  expect(code).toBe(1);
});

describe('a look', () => {
  test('at what never answers ends', async () => {
    const never = looked('Oracle', 'Ask another one.', () => Promise.withResolvers<never>().promise, 20);
    expect(await never).toEqual([
      { state: 'wrong', about: 'Oracle', says: 'no answer within 0.02 s. Ask another one.' },
    ]);
  });

  test('that fails in a query says why, and not the query', async () => {
    const failing = looked('Tables', 'Look.', () =>
      Promise.reject(new Error('Failed query: select secret', { cause: new Error('it is locked\nHINT') })),
    );
    expect((await failing)[0]?.says).toBe('it is locked. Look.');
  });
});

test('the scopes that it compares with are those of the manifest', () => {
  const manifest = parse(readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8')) as {
    oauth_config: { scopes: { bot: string[] } };
  };
  expect(manifestScopes()).toEqual(manifest.oauth_config.scopes.bot);
});

describe('the weekly digest', () => {
  test('has a channel that takes it, or it is said what to do', async () => {
    const { visit } = await aSetUp();
    expect((await visit()).says).toMatch(
      /✓ Weekly digest: the next one comes Mon \d+ \w+ 09:00 \(Europe\/Amsterdam\) in C0LEADERS\./,
    );
    const nowhere = await visit({ LEENOPS_DIGEST_CHANNEL: '' });
    expect(nowhere.says).toContain('! Weekly digest: none is posted. Name the managers’ channel in');
    expect(nowhere.code).toBe(0);
  });

  test('whose channel is archived is wrong', async () => {
    const { visit, world } = await aSetUp();
    world.slack.arrange.archive('C0LEADERS');
    const { code, says } = await visit();
    expect(says).toContain('✗ Weekly digest: C0LEADERS is archived. Unarchive it, or have an admin say');
    expect(code).toBe(1);
  });
});

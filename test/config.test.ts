import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { demoModel } from '../src/config/demo.ts';
import { ConfigProblems, readConfig } from '../src/config.ts';

const seed = { teams: { reviewers: { channel: 'C0SUPPORT', members: ['U0GRACE'] } } };

const production = {
  DATABASE_URL: 'postgres://leenops:secret@db.internal:5432/leenops',
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_SIGNING_SECRET: 'shh',
  OPENAI_API_KEY: 'sk-1',
  OPENAI_MODEL: 'gpt-5.6-sol',
  STRIPE_API_KEY: 'rk_1',
  ZENDESK_URL: 'https://acme.zendesk.com',
  ZENDESK_EMAIL: 'agent@example.com',
  ZENDESK_API_TOKEN: 'zd-1',
  ZENDESK_ORDER_FIELD_ID: '4200017',
  LEENOPS_ADMINS: 'U0PRIYA',
};
const seeded = { ...production, LEENOPS_SEED_FILE: 'teams.json' };

const demo = {
  ...production,
  DEMO_MODE: 'true',
  OPENAI_MODEL: demoModel,
  SLACK_API_URL: 'http://127.0.0.1:4000/api/',
  OPENAI_BASE_URL: 'http://localhost:4001/v1',
  STRIPE_API_URL: 'http://[::1]:4002',
  ZENDESK_URL: 'http://127.0.0.1:4002',
};

type Given = Record<string, string | undefined>;
const read = (env: Given, file = JSON.stringify(seed)) => readConfig(env, () => file);

function problemsOf(env: Given, file?: string): string[] {
  try {
    read(env, file);
  } catch (error) {
    if (error instanceof ConfigProblems) return error.problems;
    throw error;
  }
  return [];
}

const namesIn = (problems: string[]) => problems.map((problem) => problem.replace(/ .*/s, '')).toSorted();

test('a complete environment is taken, with defaults for what has some', () => {
  expect(read(seeded)).toMatchObject({
    admins: ['U0PRIYA'],
    slack: { botToken: 'xoxb-1', apiUrl: undefined, receive: { by: 'http', signingSecret: 'shh' } },
    model: { kind: 'real', label: 'gpt-5.6-sol', baseUrl: 'https://api.openai.com/v1', api: 'auto' },
    zendesk: { orderFieldId: 4200017 },
    port: 3000,
    logLevel: 'info',
    timeZone: 'UTC',
    sealFile: undefined,
    seed: { teams: { reviewers: { members: ['U0GRACE'] } }, modes: {} },
  });
});

test('with an app token instead of a signing secret, Slack is received by Socket Mode', () => {
  const env = { ...production, SLACK_SIGNING_SECRET: '', SLACK_APP_TOKEN: 'xapp-1' };
  expect(read(env).slack.receive).toEqual({ by: 'socket', appToken: 'xapp-1' });
});

test('an empty environment: everything that is missing is named at once, each with what to do', () => {
  const problems = problemsOf({});
  const required = Object.keys(production);
  expect(namesIn(problems)).toEqual(required.toSorted());
  for (const problem of problems) expect(problem).toMatch(/^[A-Z_]+ is missing\. [A-Z].+/);
});

test('an empty value is a missing one', () => {
  expect(problemsOf({ ...production, STRIPE_API_KEY: '' })).toEqual([
    expect.stringMatching(/^STRIPE_API_KEY is missing/),
  ]);
});

describe('what is malformed is named with what it should be', () => {
  test.each<[Given, RegExp]>([
    [{ DATABASE_URL: 'mysql://db/leenops' }, /^DATABASE_URL is not a PostgreSQL address\. It looks like/],
    [{ SLACK_BOT_TOKEN: 'xoxp-1' }, /^SLACK_BOT_TOKEN does not start with xoxb-\. Copy/],
    [
      { SLACK_SIGNING_SECRET: undefined, SLACK_APP_TOKEN: 'xoxb-1' },
      /^SLACK_APP_TOKEN does not start with xapp-/,
    ],
    [{ OPENAI_BASE_URL: 'model.internal' }, /^OPENAI_BASE_URL is not an http\(s\) address/],
    [{ ZENDESK_URL: 'ftp://acme' }, /^ZENDESK_URL is not an http\(s\) address/],
    [{ ZENDESK_ORDER_FIELD_ID: 'order' }, /^ZENDESK_ORDER_FIELD_ID is not a number/],
    [{ MODEL_API: 'completions' }, /^MODEL_API must be auto, responses or chat/],
    [{ DEMO_MODE: 'yes' }, /^DEMO_MODE must be true or false/],
    [{ PORT: 'http' }, /^PORT is not a port/],
    [{ LEENOPS_TIME_ZONE: 'Europe/Gouda' }, /^LEENOPS_TIME_ZONE is not a time zone\. Name one/],
    [{ METRICS_TOKEN: 'secret' }, /^METRICS_TOKEN is too short, or holds a space/],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL is not a level/],
    [{ SLACK_SIGNING_SECRET: undefined }, /^SLACK_SIGNING_SECRET is missing.*SLACK_APP_TOKEN/],
    [
      { SLACK_APP_TOKEN: 'xapp-1' },
      /^SLACK_APP_TOKEN is given together with SLACK_SIGNING_SECRET\. Keep one/,
    ],
  ])('%j', (change, problem) => {
    expect(problemsOf({ ...production, ...change })).toEqual([expect.stringMatching(problem)]);
  });

  test('and several are named together, those between settings too', () => {
    const problems = problemsOf({
      ...production,
      PORT: '-1',
      SLACK_APP_TOKEN: 'xapp-1',
      OPENAI_MODEL: demoModel,
    });
    expect(namesIn(problems)).toEqual(['OPENAI_MODEL', 'PORT', 'SLACK_APP_TOKEN']);
  });
});

describe('demo and real parts are never mixed', () => {
  test('the demo model is refused outside of the demo', () => {
    expect(problemsOf({ ...production, OPENAI_MODEL: demoModel })).toEqual([
      expect.stringMatching(/^OPENAI_MODEL is demo-rules-1.*npm run sandbox/),
    ]);
  });

  test('the demo says what it is', () => {
    expect(read(demo).model).toMatchObject({ kind: 'demo', label: 'Demo rules (not AI)' });
  });

  test('a real model is refused in the demo', () => {
    expect(problemsOf({ ...demo, OPENAI_MODEL: 'gpt-5.6-sol' })).toEqual([
      expect.stringMatching(/^DEMO_MODE/),
    ]);
  });

  test.each(['SLACK_API_URL', 'OPENAI_BASE_URL', 'STRIPE_API_URL', 'ZENDESK_URL'])(
    'in the demo, %s must be on this machine',
    (name) => {
      for (const address of [
        'https://api.example.com',
        'http://127.0.0.1.example.com',
        'http://localhost.example.com',
      ])
        expect(problemsOf({ ...demo, [name]: address })).toEqual([
          expect.stringMatching(`^${name} must be on this machine in DEMO_MODE`),
        ]);
    },
  );

  test('left out, they would be the real ones: that is refused as well', () => {
    expect(problemsOf({ ...demo, STRIPE_API_URL: undefined, SLACK_API_URL: undefined })).toHaveLength(2);
  });
});

test('people’s work is looked at again after the minutes that are given, ascending, and else as each workflow says', () => {
  expect(read(production).looks).toBeNull();
  expect(read({ ...production, LOOK_AGAIN_AFTER: '0.5, 5' }).looks).toEqual([30_000, 300_000]);
  for (const wrong of ['5,1', '0', 'soon'])
    expect(problemsOf({ ...production, LOOK_AGAIN_AFTER: wrong })).toEqual([
      'LOOK_AGAIN_AFTER must be minutes, each more than the one before: 60,1440.',
    ]);
});

test('other emojis are named by workflow, with or without colons', () => {
  const given = 'issue-summarization=:memo:, support-triage=none';
  expect(read({ ...production, LEENOPS_EMOJIS: given }).emojis).toEqual({
    'issue-summarization': 'memo',
    'support-triage': 'none',
  });
  expect(read(production).emojis).toEqual({});
  expect(problemsOf({ ...production, LEENOPS_EMOJIS: ':memo:' })).toEqual([
    'LEENOPS_EMOJIS holds ":memo:". It looks like issue-summarization=memo support-triage=none.',
  ]);
});

describe('those who bind teams', () => {
  test.each([
    ['U0PRIYA,W0MARGARET'],
    ['U0PRIYA, W0MARGARET'],
    [' U0PRIYA  W0MARGARET '],
    ['U0PRIYA,,W0MARGARET,U0PRIYA'],
  ])('are Slack ids, each once, however they are separated: “%s”', (given) => {
    expect(read({ ...production, LEENOPS_ADMINS: given }).admins).toEqual(['U0PRIYA', 'W0MARGARET']);
  });

  test('every id that is none is named, with where to find one', () => {
    expect(problemsOf({ ...production, LEENOPS_ADMINS: '@priya U0GRACE C0SUPPORT' })).toEqual([
      expect.stringMatching(/^LEENOPS_ADMINS holds "@priya", which is no Slack user’s id\. Copy ids like/),
      expect.stringMatching(/^LEENOPS_ADMINS holds "C0SUPPORT", which is no Slack user’s id\./),
    ]);
  });

  test.each(['', ' ', ', ,'])('are somebody: “%s” is nobody', (given) => {
    expect(problemsOf({ ...production, LEENOPS_ADMINS: given })).toEqual([
      expect.stringMatching(/^LEENOPS_ADMINS (is missing|is empty|names nobody)\. [A-Z]/),
    ]);
  });
});

describe('GitHub', () => {
  const github = { GITHUB_TOKEN: 'ghp_1', GITHUB_REPOSITORIES: 'acme/shop, acme/website' };

  test('is whole or absent', () => {
    expect(read(production).github).toBeUndefined();
    expect(read({ ...production, ...github }).github).toEqual({
      token: 'ghp_1',
      repositories: ['acme/shop', 'acme/website'],
    });
  });

  test.each<[string, Given, RegExp]>([
    ['a token alone', { GITHUB_TOKEN: 'ghp_1' }, /^GITHUB_REPOSITORIES is missing\. Name those/],
    ['repositories alone', { GITHUB_REPOSITORIES: 'acme/shop' }, /^GITHUB_TOKEN is missing\. Give a token/],
    [
      'an address alone',
      { GITHUB_API_URL: 'https://ghe.example.com/api/v3' },
      /^GITHUB_API_URL is given without/,
    ],
    ['no repository', { ...github, GITHUB_REPOSITORIES: ' , ' }, /^GITHUB_REPOSITORIES names no repository/],
    ['an owner alone', { ...github, GITHUB_REPOSITORIES: 'acme' }, /^GITHUB_REPOSITORIES holds what is no/],
    ['no address', { ...github, GITHUB_API_URL: 'ghe.example.com' }, /^GITHUB_API_URL is not an http/],
  ])('with %s is refused with the remedy', (_what, given, problem) => {
    expect(problemsOf({ ...production, ...given })).toEqual([expect.stringMatching(problem)]);
  });

  test('in the demo must be on this machine', () => {
    expect(problemsOf({ ...demo, ...github })).toEqual([
      expect.stringMatching(/^GITHUB_API_URL must be on this machine in DEMO_MODE/),
    ]);
    expect(problemsOf({ ...demo, ...github, GITHUB_API_URL: 'http://127.0.0.1:4282' })).toEqual([]);
  });
});

describe('reports', () => {
  test('stand in the channels that are named, and weeks begin where the workspace is', () => {
    expect(read(production)).toMatchObject({
      timeZone: 'UTC',
      reportChannels: [],
      digestChannel: undefined,
    });
    const given = {
      LEENOPS_TIME_ZONE: 'Europe/Berlin',
      REPORT_CHANNELS: 'C0123456789, C0234567890',
      LEENOPS_DIGEST_CHANNEL: 'C0345678901',
    };
    expect(read({ ...production, ...given })).toMatchObject({
      timeZone: 'Europe/Berlin',
      reportChannels: ['C0123456789', 'C0234567890'],
      digestChannel: 'C0345678901',
    });
  });

  test.each<[Given, RegExp]>([
    [{ LEENOPS_TIME_ZONE: 'Berlin' }, /^LEENOPS_TIME_ZONE is not a time zone\. Name one as in/],
    [{ REPORT_CHANNELS: '#leaders' }, /^REPORT_CHANNELS holds "#leaders", which is no Slack channel/],
    [{ LEENOPS_DIGEST_CHANNEL: '#leaders' }, /^LEENOPS_DIGEST_CHANNEL holds "#leaders", which is no Slack/],
  ])('%j is refused with the remedy', (given, problem) => {
    expect(problemsOf({ ...production, ...given })).toEqual([expect.stringMatching(problem)]);
  });
});

describe('the file that binds the teams', () => {
  test.each<[string, string, RegExp]>([
    ['is not JSON', '{', /^LEENOPS_SEED_FILE is not JSON/],
    ['has no teams', '{}', /^LEENOPS_SEED_FILE: teams: /],
    [
      'binds a channel by its name',
      '{"teams":{"reviewers":{"channel":"#support"}}}',
      /^LEENOPS_SEED_FILE: teams\.reviewers\.channel: is not the id of a Slack channel/,
    ],
    [
      'binds a person by a name',
      '{"teams":{"reviewers":{"channel":"C0SUPPORT","members":["grace"]}}}',
      /teams\.reviewers\.members\.0: is not the id of a Slack user/,
    ],
    ['has a mode that there is not', '{"teams":{},"modes":{"refunds":"wild"}}', /modes\.refunds/],
  ])('%s', (_what, file, problem) => {
    expect(problemsOf(seeded, file)).toEqual([expect.stringMatching(problem)]);
  });

  test('cannot be read', () => {
    const gone = () => {
      throw new Error('ENOENT');
    };
    expect(() => readConfig(seeded, gone)).toThrow(ConfigProblems);
  });

  test('may be left out: then people bind the teams in Slack', () => {
    expect(read(production, 'not read').seed).toEqual({ teams: {}, modes: {} });
  });
});

test('npm start with an empty environment says everything that is missing, and is gone', async () => {
  const main = new URL('../src/main.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [main], { env: {}, stdio: ['ignore', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const [code] = await once(child, 'close');
  expect(code).toBe(1);
  const lines = complaint.trim().split('\n');
  expect(lines[0]).toBe('LeenOps cannot start:');
  expect(lines.slice(1).map((line) => line.split(' ')[3])).toEqual(
    expect.arrayContaining(Object.keys(production)),
  );
  expect(lines).toHaveLength(1 + Object.keys(production).length);
});

describe('webhooks', () => {
  const long = 'sixteen-letters-x';

  test('have a secret for each source, or two while one replaces the other; none is none', () => {
    const env = {
      WEBHOOK_SECRET_ZENDESK: long,
      WEBHOOK_SECRET_ORDER_DESK: `${long}, the-older-secret`,
      PUBLIC_URL: 'https://l.example.com/',
    };
    expect(read({ ...production, ...env }).webhooks).toEqual({
      secrets: { zendesk: [long], 'order-desk': [long, 'the-older-secret'] },
      publicUrl: 'https://l.example.com',
    });
    expect(read({ ...production, WEBHOOK_SECRET_ZENDESK: '' }).webhooks.secrets).toEqual({});
  });

  test.each<[string, Given, RegExp]>([
    ['a short one', { WEBHOOK_SECRET_GITHUB: 'short' }, /^WEBHOOK_SECRET_GITHUB is shorter than 16/],
    ['three', { WEBHOOK_SECRET_GITHUB: [long, long, long].join() }, /^WEBHOOK_SECRET_GITHUB holds 3 secrets/],
    ['a comma alone', { WEBHOOK_SECRET_GITHUB: ',' }, /^WEBHOOK_SECRET_GITHUB holds 0 secrets/],
    ['no source', { WEBHOOK_SECRET_: long }, /^WEBHOOK_SECRET_ names no source/],
    [
      'HubSpot without our address',
      { WEBHOOK_SECRET_HUBSPOT: long },
      /^PUBLIC_URL is missing: HubSpot signs/,
    ],
    ['an address that is none', { PUBLIC_URL: 'leenops' }, /^PUBLIC_URL is not an http/],
  ])('%s is refused with the remedy', (_what, given, problem) => {
    expect(problemsOf({ ...production, ...given })).toEqual([expect.stringMatching(problem)]);
  });
});

test('caps, prices and hosts are read, and what is none is said with an example', () => {
  expect(read(production)).toMatchObject({ dailyCostMicroUsd: 100_000_000, linkHosts: null });
  const given = {
    LEENOPS_DAILY_COST_CAP_USD: '0.5',
    MODEL_PRICE: '1/0.1/8',
    OUTGOING_LINK_HOSTS: 'A.com, b.net',
  };
  expect(read({ ...production, ...given })).toMatchObject({
    dailyCostMicroUsd: 500_000,
    linkHosts: ['a.com', 'b.net'],
    model: { prices: { 'gpt-5.6-sol': { input: 1, cached: 0.1, output: 8 } } },
  });
  expect(read({ ...production, LEENOPS_DAILY_COST_CAP_USD: 'none' }).dailyCostMicroUsd).toBeNull();
  const wrong = { LEENOPS_DAILY_COST_CAP_USD: '-1', MODEL_PRICE: '5', OUTGOING_LINK_HOSTS: 'https://a.com/' };
  expect(namesIn(problemsOf({ ...production, ...wrong }))).toEqual(Object.keys(wrong).toSorted());
});

test('whatever is called a secret is known by heart, the password of the database too', () => {
  const known = read({ ...production, ANOTHER_CLIENT_SECRET: 'abc' }).ownSecrets;
  expect(known).toContainEqual({ setting: 'DATABASE_URL', value: 'secret' });
  expect(known.map(({ setting }) => setting)).toEqual(
    expect.arrayContaining(['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'ANOTHER_CLIENT_SECRET']),
  );
});

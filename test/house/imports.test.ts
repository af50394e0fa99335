import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isBuiltin } from 'node:module';
import { expect, test } from 'vitest';

const root = new URL('../../src/', import.meta.url).pathname;
const agentSdk = ['@openai/agents-core', '@openai/agents-openai'];
const slackSdk = ['@slack/bolt', '@slack/web-api', '@slack/types', '@slack/socket-mode'];

/** docs/how-it-works.md has the same table in words. A room may use itself, what stands here, and nothing else. */
const allowed: Record<string, { rooms: string[]; packages: string[] }> = {
  lib: { rooms: [], packages: ['node:', 'pino'] },
  domain: { rooms: ['lib'], packages: ['zod'] },
  db: { rooms: ['domain', 'lib'], packages: ['drizzle-orm', 'postgres', 'pg-boss', 'zod', 'node:'] },
  agent: {
    rooms: ['domain', 'lib'],
    packages: [...agentSdk, 'openai', '@pydantic/genai-prices', 'zod', 'node:'],
  },
  engine: { rooms: ['agent/port.ts', 'db', 'domain', 'lib'], packages: ['zod'] },
  reports: { rooms: ['db', 'domain', 'lib'], packages: ['drizzle-orm'] },
  connectors: {
    rooms: ['domain', 'lib'],
    packages: [
      'stripe',
      '@octokit/rest',
      '@hubspot/api-client',
      'xero-node',
      '@slack/web-api',
      '@slack/types',
      '@modelcontextprotocol/client',
      'zod',
      'node:',
    ],
  },
  workflows: { rooms: ['connectors', 'domain', 'lib'], packages: ['zod'] },
  jobs: { rooms: ['engine', 'db/queue.ts', 'domain', 'lib'], packages: ['node-cron', 'node:fs/promises'] },
  secrets: {
    rooms: ['domain', 'lib'],
    packages: ['@secretlint/core', '@secretlint/profiler', '@secretlint/secretlint-rule-preset-recommend'],
  },
  wording: { rooms: ['domain', 'lib'], packages: [] },
  charts: { rooms: ['lib'], packages: ['echarts', '@napi-rs/canvas', '@fontsource/inter', 'node:'] },
  slack: {
    rooms: ['engine', 'reports', 'wording', 'charts', 'domain', 'lib'],
    packages: [...slackSdk, 'zod', 'node:http', 'node:timers/promises'],
  },
  web: {
    rooms: ['engine', 'reports', 'wording', 'domain', 'lib'],
    packages: ['zod', 'prom-client', 'node:'],
  },
};

const anything = [
  'sandbox',
  'cli',
  'config',
  'main.ts',
  'quick-start.ts',
  'app.ts',
  'systems.ts',
  'config.ts',
];

type Import = { from: string; room: string; to: string };

const imports: Import[] = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => join(entry.parentPath, entry.name))
  .flatMap((file) => {
    const from = relative(root, file);
    const room = from.split('/')[0] ?? from;
    const found = readFileSync(file, 'utf8').matchAll(
      /^(?:import|export)\b[^'"]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm,
    );
    return [...found].map((match) => {
      const to = match[1] ?? match[2] ?? match[3] ?? '';
      return { from, room, to: to.startsWith('.') ? relative(root, join(root, from, '..', to)) : to };
    });
  });

test('every room is known', () => {
  const rooms = new Set(imports.map(({ room }) => room));
  expect([...rooms].filter((room) => !(room in allowed) && !anything.includes(room))).toEqual([]);
});

test('imports only point down', () => {
  expect(imports.length).toBeGreaterThan(500);
  const wrong = imports.filter((each) => !isAllowed(each)).map(({ from, to }) => `${from} → ${to}`);
  expect(wrong).toEqual([]);
});

test('only the composition root and its start know the sandbox', () => {
  const wrong = imports.filter(
    ({ room, to }) => to.startsWith('sandbox/') && room !== 'sandbox' && room !== 'cli',
  );
  expect(wrong).toEqual([]);
});

/** The doctor looks people and channels up as the app does; nothing that posts is within its reach. */
const lookUps = ['slack/directory.ts', 'slack/silent-logger.ts'];

test('the operator commands never touch Slack, and the doctor only looks', () => {
  const touching = imports.filter(({ room, to }) => room === 'cli' && to.startsWith('slack/'));
  const wrong = touching.filter(({ from, to }) => !(from.startsWith('cli/doctor/') && lookUps.includes(to)));
  expect(wrong).toEqual([]);
});

test('only the queue knows pg-boss and only the client knows the driver', () => {
  expect([...usersOf('pg-boss')]).toEqual(['db/queue.ts']);
  const driver = [...usersOf('postgres')].filter((from) => !from.startsWith('sandbox/'));
  expect(driver).toEqual(['db/client.ts']);
});

function usersOf(name: string): Set<string> {
  return new Set(imports.filter(({ to }) => to === name).map(({ from }) => from));
}

function isAllowed({ room, to }: Import): boolean {
  const rule = allowed[room];
  if (!rule) return anything.includes(room);
  const isPackage = isBuiltin(to) || !to.includes('.ts');
  if (isPackage)
    return rule.packages.some((name) => to === name || to.startsWith(name.endsWith(':') ? name : `${name}/`));
  return to.startsWith(`${room}/`) || rule.rooms.some((each) => to === each || to.startsWith(`${each}/`));
}

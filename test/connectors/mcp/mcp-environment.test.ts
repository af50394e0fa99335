import { expect, test } from 'vitest';
import { mcpServersFrom } from '../../../src/connectors/mcp/mcp-environment.ts';

const read = (written: unknown, env: Record<string, string> = {}, onlyLocal = false) =>
  mcpServersFrom(
    { MCP_SERVERS_FILE: '/etc/leenops/mcp.json', ...env },
    () => (typeof written === 'string' ? written : JSON.stringify(written)),
    { own: ['STRIPE_API_KEY'], onlyLocal },
  );

test('a program gets the values of exactly the variables that are named for it, and an address its headers', () => {
  const { servers, problems } = read(
    {
      servers: {
        warranty: {
          command: 'node',
          args: ['registry.js'],
          env: ['WARRANTY_KEY'],
          tools: { coverage: { workflows: ['support-triage'] } },
        },
        crm: { url: 'https://crm.example.com/mcp', headers: { Authorization: 'CRM_AUTHORIZATION' } },
      },
    },
    { WARRANTY_KEY: 'w1', CRM_AUTHORIZATION: 'Bearer c1', OTHER: 'no' },
  );
  expect(problems).toEqual([]);
  expect(servers).toMatchObject([
    {
      id: 'warranty',
      by: 'stdio',
      cwd: '/etc/leenops',
      env: { WARRANTY_KEY: 'w1' },
      tools: { coverage: { risk: 'high' } },
    },
    { id: 'crm', by: 'http', headers: { Authorization: 'Bearer c1' } },
  ]);
});

test('everything that is wrong is said at once, each with what to do', () => {
  const { problems } = read({
    servers: {
      one: { command: 'node', env: ['STRIPE_API_KEY', 'SLACK_BOT_TOKEN', 'MISSING'] },
      two: { url: 'http://crm.example.com/mcp' },
    },
  });
  expect(problems).toEqual([
    expect.stringContaining(
      'servers.one asks for STRIPE_API_KEY, which is LeenOps’s own. Give it a key of its own',
    ),
    expect.stringContaining('servers.one asks for SLACK_BOT_TOKEN, which is LeenOps’s own.'),
    expect.stringContaining('servers.one asks for MISSING, which is not set. Set it'),
    expect.stringContaining('servers.two.url must begin with https://'),
  ]);
  const shapes = read({
    servers: {
      'Bad Name': { command: 'x' },
      both: { command: 'x', url: 'https://x.test' },
      odd: { command: 'x', shell: true },
    },
  }).problems.join('\n');
  for (const said of ['Bad Name', 'either a command', 'shell']) expect(shapes).toContain(said);
});

test('a file that is none is one problem, and no file is none', () => {
  expect(read('{').problems).toEqual(['MCP_SERVERS_FILE is not JSON. docs/mcp.md shows one.']);
  expect(mcpServersFrom({}, () => '', { own: [], onlyLocal: false })).toEqual({ servers: [], problems: [] });
});

test('demo rules meet no server elsewhere', () => {
  const servers = { crm: { url: 'https://crm.example.com/mcp' }, here: { url: 'http://127.0.0.1:9/mcp' } };
  expect(read({ servers }, {}, true).problems).toEqual([
    expect.stringContaining('servers.crm.url must be on this machine'),
  ]);
});

import { onTestFinished } from 'vitest';
import type { TokenPrices } from '../../src/agent/agent-config.ts';
import { createAgent } from '../../src/agent/create-agent.ts';
import { startApp } from '../../src/app.ts';
import type { RunningApp } from '../../src/app.ts';
import type { Workflow } from '../../src/domain/workflow.ts';
import { demoModel } from '../../src/config/demo.ts';
import { readConfig } from '../../src/config.ts';
import type { Seed } from '../../src/engine/workspace/seed.ts';
import type { Clock } from '../../src/lib/time.ts';
import type { CompanyState } from '../../src/sandbox/company/company-state.ts';
import { warrantyFile } from '../../src/sandbox/mcp/warranty-file.ts';
import { people, teamSeed } from '../../src/sandbox/world/hearth-and-pine.ts';
import { startWorld } from '../../src/sandbox/world/start-world.ts';
import type { World } from '../../src/sandbox/world/start-world.ts';
import type { Connectors } from '../../src/workflows/shipped.ts';
import { personIn } from './people.ts';
import type { Person } from './people.ts';
import { configFor } from './scripted-model.ts';
import { freshDatabase } from './postgres.ts';
import { booksOf } from './story-books.ts';
import type { Books } from './story-books.ts';
import { recordsIn } from './story-records.ts';
import type { Records } from './story-records.ts';
import { untilSettled } from './story-settled.ts';

export type StoryOptions = {
  receive?: 'http' | 'socket';
  now?: Clock;
  /** Who is in which team, where it is not as in the sandbox. */
  teams?: Seed['teams'];
  /** Nobody has bound a team yet: there is no file that says who they are. */
  unbound?: boolean;
  /** The company's systems tell the app of what changes in them. */
  hooks?: boolean;
  /** With the invented registry as an MCP server, which keeps its claims in this file. */
  registry?: string;
  /** Other MCP servers: what stands in MCP_SERVERS_FILE. */
  mcpServers?: object;
  /** What the company's systems hold, where it is not as in the sandbox. */
  company?: CompanyState;
  /** Another model server than the one with the demo rules. */
  modelUrl?: string;
  /** In place of those that ship; the demo rules know none of them. */
  workflows?: (connectors: Connectors) => readonly Workflow[];
  /** What the model costs; without it, demo rules cost nothing. */
  prices?: TokenPrices;
  /** Settings that are not as in the sandbox. */
  settings?: Record<string, string>;
};

export type Story = Record<keyof typeof people, Person> & {
  world: World;
  app: RunningApp;
  environment: Record<string, string>;
  books: Books;
  records: Records;
  /** Everything that was set off has been done and shown. */
  settled: () => Promise<void>;
  /** Ada asks for support triage of a ticket, and it goes as far as it goes without people. */
  adaAsksFor: (ticket: number) => Promise<void>;
};

/** The whole product in the invented company, until the test ends: real requests, a real database, every server local. */
export async function startStory(options: StoryOptions = {}): Promise<Story> {
  const { receive = 'http', now, teams = {}, unbound = false, hooks = false } = options;
  const { modelUrl, registry, mcpServers, company, workflows, prices, settings = {} } = options;
  const [database, world] = await Promise.all([
    freshDatabase(),
    startWorld({ pace: 'off', timing: { ackWithinMs: 20_000 }, ...(company ? { seed: { company } } : {}) }),
  ]);
  onTestFinished(async () => {
    await world.close();
    await database.drop();
  });
  const environment = {
    ...world.environment({
      databaseUrl: database.url,
      port: 0,
      receive,
      ...(unbound ? {} : { seedFile: 'teams.json' }),
      ...(registry ? { mcp: { file: 'mcp.json', claims: registry } } : {}),
    }),
    ...(modelUrl ? { OPENAI_BASE_URL: modelUrl } : {}),
    ...(mcpServers ? { MCP_SERVERS_FILE: 'mcp.json' } : {}),
    LOG_LEVEL: 'silent',
    ...settings,
  };
  const seed = { ...teamSeed, teams: { ...teamSeed.teams, ...teams } };
  const config = readConfig(environment, (path) =>
    JSON.stringify(path === 'mcp.json' ? (mcpServers ?? warrantyFile) : seed),
  );
  const app = await startApp(config, {
    pace: { postsPerSecond: 1_000, burst: 1_000 },
    ...(now ? { now } : {}),
    ...(workflows ? { workflows } : {}),
    ...(prices
      ? { agent: createAgent(configFor(world.model, { kind: 'real', prices: { [demoModel]: prices } })) }
      : {}),
  });
  onTestFinished(() => app.stop());
  if (receive === 'http') world.slack.deliverTo(`http://127.0.0.1:${app.port}/slack/events`);

  if (hooks) world.deliverHooksTo(`http://127.0.0.1:${app.port}`);

  const settled = async () => {
    await Promise.all([world.company.hooks.idle(), world.github.hooks.idle()]);
    await untilSettled(app.ctx.db, world.slack);
  };
  const cast = Object.fromEntries(
    Object.entries(people).map(([name, id]) => [name, personIn(world.slack, id)]),
  ) as Record<keyof typeof people, Person>;
  return {
    ...cast,
    world,
    app,
    environment,
    books: booksOf(world.company),
    records: recordsIn(app.ctx.db),
    settled,
    async adaAsksFor(ticket) {
      await cast.ada.types(`/leenops run support-triage ${ticket}`);
      await settled();
    },
  };
}

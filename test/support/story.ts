import { onTestFinished, vi } from 'vitest';
import type { TokenPrices } from '../../src/agent/agent-config.ts';
import { createAgent } from '../../src/agent/create-agent.ts';
import { startApp } from '../../src/app.ts';
import type { RunningApp } from '../../src/app.ts';
import { demoModel, readConfig } from '../../src/config.ts';
import type { Seed } from '../../src/engine/workspace/seed.ts';
import type { Clock } from '../../src/lib/time.ts';
import { people, teamSeed } from '../../src/sandbox/world/hearth-and-pine.ts';
import { startWorld } from '../../src/sandbox/world/start-world.ts';
import type { World } from '../../src/sandbox/world/start-world.ts';
import { personIn } from './people.ts';
import type { Person } from './people.ts';
import { configFor } from './scripted-model.ts';
import { freshDatabase } from './postgres.ts';
import { booksOf } from './story-books.ts';
import type { Books } from './story-books.ts';
import { recordsIn } from './story-records.ts';
import type { Records } from './story-records.ts';
import { untilSettled } from './story-settled.ts';

/** A story waits for what happens, never for a time; a busy machine only makes it slow. */
vi.setConfig({ testTimeout: 90_000 });

export type StoryOptions = {
  receive?: 'http' | 'socket';
  now?: Clock;
  /** Who is in which team, where it is not as in the sandbox. */
  teams?: Seed['teams'];
  /** Nobody has bound a team yet: there is no file that says who they are. */
  unbound?: boolean;
  /** Another model server than the one with the demo rules. */
  modelUrl?: string;
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
  const { receive = 'http', now, teams = {}, unbound = false, modelUrl, prices, settings = {} } = options;
  const [database, world] = await Promise.all([
    freshDatabase(),
    startWorld({ pace: 'off', timing: { ackWithinMs: 20_000 } }),
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
    }),
    ...(modelUrl ? { OPENAI_BASE_URL: modelUrl } : {}),
    LOG_LEVEL: 'silent',
    ...settings,
  };
  const seed = { ...teamSeed, teams: { ...teamSeed.teams, ...teams } };
  const app = await startApp(
    readConfig(environment, () => JSON.stringify(seed)),
    {
      pace: { postsPerSecond: 1_000, burst: 1_000 },
      ...(now ? { now } : {}),
      ...(prices
        ? { agent: createAgent(configFor(world.model, { kind: 'real', prices: { [demoModel]: prices } })) }
        : {}),
    },
  );
  onTestFinished(() => app.stop());
  if (receive === 'http') world.slack.deliverTo(`http://127.0.0.1:${app.port}/slack/events`);

  const settled = () => untilSettled(app.ctx.db, world.slack);
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

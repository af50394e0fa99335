import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { openDatabase } from '../../db/client.ts';
import type { Database } from '../../db/client.ts';
import { freePort } from '../../sandbox/postgres/server/free-port.ts';
import { startPostgres } from '../../sandbox/postgres/start-postgres.ts';
import { startAppProcess } from '../../sandbox/world/app-process.ts';
import type { AppProcess } from '../../sandbox/world/app-process.ts';
import { startWorld } from '../../sandbox/world/start-world.ts';
import type { World } from '../../sandbox/world/start-world.ts';
import type { BenchApp } from './app-child.ts';
import { startBenchProcess } from './bench-process.ts';
import type { BenchProcess } from './bench-process.ts';
import type { Target } from './commands.ts';
import { benchTeams, benchWorkspace } from './hundred-channels.ts';
import { manyTickets } from './many-tickets.ts';

/** An app with a database of its own. */
export type Staged<App> = { app: App; database: Database; target: Target; close(): Promise<void> };
type Place = { environment: Record<string, string>; database: Database; target: Target };

/** What all measurements share: PostgreSQL as in production (every commit reaches the disk) and the world outside the app. */
export type Stage = {
  world: World;
  /** A place for an app: an empty database, a port, the environment. */
  place(): Promise<Place>;
  /** The app with parts of the bench in it. */
  startBenchApp(parts: BenchApp): Promise<Staged<BenchProcess<'memory', number>>>;
  startUnmodified(place: Place): AppProcess;
  close(): Promise<void>;
};

export async function openStage(): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'leenops-bench-'));
  chmodSync(folder, 0o755); // PostgreSQL runs under another user where we are root
  const seedFile = join(folder, 'teams.json');
  writeFileSync(seedFile, JSON.stringify(benchTeams));
  const postgres = await startPostgres({ dir: folder, settings: { max_connections: '200' } });
  const admin = openDatabase(postgres.url, { max: 1 });
  const world = await startWorld({
    pace: 'off',
    timing: { ackWithinMs: 60_000 },
    seed: { workspace: benchWorkspace, company: manyTickets(new Date()) },
  });
  let databases = 0;

  async function place(): Promise<Place> {
    const name = `bench_${(databases += 1)}`;
    await admin.db.execute(sql.raw(`create database ${name}`));
    const databaseUrl = Object.assign(new URL(postgres.url), { pathname: `/${name}` }).href;
    const port = await freePort();
    const url = `http://127.0.0.1:${port}/slack/events`;
    const environment: Record<string, string> = {
      ...world.environment({ databaseUrl, seedFile, port }),
      LOG_LEVEL: 'fatal',
    };
    const signingSecret = environment['SLACK_SIGNING_SECRET'] ?? '';
    return { environment, database: openDatabase(databaseUrl, { max: 2 }), target: { url, signingSecret } };
  }

  return {
    world,
    place,
    async startBenchApp(parts) {
      const { environment, database, target } = await place();
      const env = { ...environment, BENCH_APP: JSON.stringify(parts) };
      const app = await startBenchProcess<'memory', number>('app-child.ts', env);
      world.slack.deliverTo(target.url);
      return {
        app,
        database,
        target,
        async close() {
          await app.stop();
          await database.close();
        },
      };
    },
    startUnmodified: ({ environment }) => startAppProcess(environment, join(folder, 'app.log')),
    async close() {
      await world.close();
      await admin.close();
      await postgres.stop('immediate');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

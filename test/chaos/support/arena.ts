import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openDatabase } from '../../../src/db/client.ts';
import type { Db } from '../../../src/db/client.ts';
import { freePort } from '../../../src/sandbox/postgres/server/free-port.ts';
import { teamSeed } from '../../../src/sandbox/world/hearth-and-pine.ts';
import { startWorld } from '../../../src/sandbox/world/start-world.ts';
import type { World } from '../../../src/sandbox/world/start-world.ts';
import { emptyDatabase } from '../../support/postgres.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { firstTicket, lateParcels } from './late-parcels.ts';
import { keepReplica } from './replica.ts';
import type { Replica } from './replica.ts';

export type Arena = {
  world: World;
  db: Db;
  tickets: number[];
  logFile: string;
  /** One more process of the unmodified app, ready. */
  addReplica(): Promise<Replica>;
};

/** A place for several processes of the app on one empty database, in a company with this many late parcels. */
export async function openArena(options: {
  tickets: number;
  modelDelayMs: number;
  /** In place of `main.ts`. */
  program?: string;
}): Promise<Arena> {
  const folder = temporaryFolder('chaos');
  const [database, world] = await Promise.all([
    emptyDatabase(),
    startWorld({
      pace: 'off',
      timing: { ackWithinMs: 20_000 },
      modelDelayMs: options.modelDelayMs,
      seed: { company: lateParcels(options.tickets, new Date()) },
    }),
  ]);
  const { db, close } = openDatabase(database.url, { max: 2 });
  const seedFile = join(folder.path, 'teams.json');
  const logFile = join(folder.path, 'app.log');
  writeFileSync(seedFile, JSON.stringify(teamSeed));
  const replicas: Replica[] = [];
  onTestFinished(async () => {
    await Promise.all(replicas.map((replica) => replica.end()));
    await world.close();
    await close();
    await database.drop();
    folder.remove();
  });
  return {
    world,
    db,
    logFile,
    tickets: Array.from({ length: options.tickets }, (_, index) => firstTicket + index),
    async addReplica() {
      const place = { databaseUrl: database.url, seedFile, port: await freePort() };
      const replica = keepReplica(world.environment(place), logFile, options.program);
      replicas.push(replica);
      await replica.ready();
      return replica;
    },
  };
}

import { readFileSync } from 'node:fs';
import { readConfig } from '../../config.ts';
import { openDatabase } from '../../db/client.ts';
import { migrateDatabase } from '../../db/migrate.ts';
import { withEmojis } from '../../domain/ask.ts';
import { systemClock } from '../../lib/time.ts';
import { connectorsFrom } from '../../systems.ts';
import { shippedWorkflows } from '../../workflows/shipped.ts';
import { seedHistory } from './seed-history.ts';
import type { Seeded } from './seed-history.ts';

/** The same eight weeks in every sandbox. */
const seed = 2026;

/** Gives the database of an app that has not started yet its invented history, by the workflows that the app will have. */
export async function giveHistory(environment: Record<string, string>): Promise<Seeded> {
  const config = readConfig(environment, (path) => readFileSync(path, 'utf8'));
  await migrateDatabase(config.databaseUrl);
  const { db, close } = openDatabase(config.databaseUrl, { max: 2 });
  try {
    const connectors = connectorsFrom(config, systemClock, db);
    const workflows = withEmojis(shippedWorkflows(connectors), config.emojis);
    return await seedHistory({ db, workflows, now: systemClock(), seed });
  } finally {
    await close();
  }
}

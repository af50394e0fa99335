import { existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrateDatabase } from '../../src/db/migrate.ts';
import { findServer } from '../../src/sandbox/postgres/server/find-server.ts';
import { startPostgres } from '../../src/sandbox/postgres/start-postgres.ts';
import { administer, inDatabase } from './administer.ts';
import { listAbandonedFolders, temporaryFolder } from './temporary-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { url: string; template: string };
  }
}

const migrations = `${import.meta.dirname}/../../drizzle`;
const template = 'leenops_template';

/** As fast as a server can be that nobody will miss after the run. */
const settings = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  autovacuum: 'off',
  max_connections: '200',
};

/** One server for the whole run, with a migrated database that every test file's own is copied from. */
export default async function globalPostgres({ provide }: TestProject): Promise<() => Promise<void>> {
  removeAbandoned();
  const folder = temporaryFolder('tests');
  const server = await startPostgres({ dir: folder.path, settings });
  const end = async () => {
    await server.stop('immediate');
    rmSync(dirname(dirname(server.dir)), { recursive: true, force: true });
    folder.remove();
  };
  try {
    await makeTemplate(server.url);
  } catch (error) {
    await end();
    throw error;
  }
  provide('postgres', { url: server.url, template });
  return end;
}

async function makeTemplate(url: string): Promise<void> {
  await administer(url, `create database ${template}`);
  if (existsSync(join(migrations, 'meta/_journal.json'))) await migrateDatabase(inDatabase(url, template));
  await administer(url, `alter database ${template} with is_template true allow_connections false`);
}

/** Ends what earlier runs left behind that were killed. */
function removeAbandoned(): void {
  for (const folder of listAbandonedFolders()) {
    const servers = readdirSync(folder).map((version) => findServer(join(folder, version, 'data')));
    for (const server of servers) if (server) process.kill(server.pid, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

import { join } from 'node:path';
import { chooseRoot, openSystemDir } from './choose-root.ts';
import { createCluster, readAccess } from './create-cluster.ts';
import { findBinaries, majorVersion, type Binaries } from './binaries/find-binaries.ts';
import { prepareBinaries } from './binaries/prepare-binaries.ts';
import { runServer, type Settings } from './server/run-server.ts';
import { findServerUser } from './server-user.ts';
import { stopServer, type StopMode } from './server/stop-server.ts';

export type PostgresOptions = {
  /** Where data, password and log live, in a folder named after PostgreSQL's major version. */
  dir: string;
  /** Where they go instead when we are root and the server's own user cannot reach `dir`. */
  systemDir?: string;
  /** Server settings, as in postgresql.conf; an adopted server keeps those it was started with. */
  settings?: Settings;
  binaries?: Binaries;
  log?: (message: string) => void;
};

export type Postgres = {
  url: string;
  /** True when the server was running already: left by a process that was killed, or shared with one that lives. */
  adopted: boolean;
  /** The data directory in use. */
  dir: string;
  /** Stops the server, adopted or not. */
  stop: (mode?: StopMode) => Promise<void>;
};

/** Starts PostgreSQL on the loopback interface, or adopts the one that already serves this directory. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { dir, systemDir = '/var/lib/leenops', settings = {}, log = () => {} } = options;
  const shipped = options.binaries ?? findBinaries();
  const user = findServerUser();
  const root = chooseRoot(dir, systemDir, user);
  const binaries = await prepareBinaries(shipped, user, () => (user ? openSystemDir(systemDir, user) : root));
  const tools = { binaries, user };
  const cluster = await createCluster(join(root, majorVersion(shipped)), tools);
  const server = await runServer(cluster, tools, settings);
  log(
    `PostgreSQL ${binaries.version} ${server.adopted ? 'adopted' : 'started'} on port ${server.port}, data in ${cluster.data}`,
  );
  const { password } = readAccess(cluster.home);
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${server.port}/postgres`,
    adopted: server.adopted,
    dir: cluster.data,
    stop: (mode = 'fast') => stopServer(cluster.data, tools, mode),
  };
}

import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './server/free-port.ts';
import { placeOnce } from './place-once.ts';
import { runBinary, type Tools } from './binaries/run-binary.ts';
import type { ServerUser } from './server-user.ts';

export type Cluster = { home: string; data: string; log: string };

/** What pg.json remembers: the port is where the server was last, the password is fixed. */
export type Access = { port: number; password: string };

/** Finds or makes the cluster in `home`: the data, its password in pg.json, the server's log. */
export async function createCluster(home: string, tools: Tools): Promise<Cluster> {
  await placeOnce(home, async (staging) => {
    const access = { port: await freePort(), password: randomBytes(18).toString('base64url') };
    mkdirSync(staging);
    chmodSync(staging, tools.user ? 0o711 : 0o700);
    mkdirSync(join(staging, 'data'), { mode: 0o700 });
    give(join(staging, 'data'), tools.user);
    await initialise(staging, access.password, tools);
    writeAccess(staging, access);
  });
  return { home, data: join(home, 'data'), log: join(home, 'server.log') };
}

export function readAccess(home: string): Access {
  const path = join(home, 'pg.json');
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Access;
  } catch (cause) {
    throw new Error(
      `${path} cannot be read, and it holds the only password of this database. Put it back, or remove ${home} to start ` +
        'with an empty one.',
      { cause },
    );
  }
}

export function writeAccess(home: string, access: Access): void {
  const draft = join(home, `pg.json.${process.pid}`);
  writeFileSync(draft, `${JSON.stringify(access)}\n`, { mode: 0o600 });
  renameSync(draft, join(home, 'pg.json'));
}

/** initdb takes the password from a file only; it is gone before the cluster is in place. */
async function initialise(staging: string, password: string, tools: Tools): Promise<void> {
  const passwordFile = join(staging, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  give(passwordFile, tools.user);
  const identity = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const text = ['--encoding=UTF8', '--locale=C'];
  try {
    await runBinary(tools, 'initdb', [`--pgdata=${join(staging, 'data')}`, ...identity, ...text]);
  } finally {
    rmSync(passwordFile);
  }
}

function give(path: string, user: ServerUser | undefined): void {
  if (user) chownSync(path, user.uid, user.gid);
}

import { execFileSync } from 'node:child_process';
import { realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The user a server runs as when we are root, because PostgreSQL refuses to be root. */
export type ServerUser = { uid: number; gid: number };

/** Undefined unless we are root: the server then runs as ourselves. */
export function findServerUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const user = lookUp('postgres') ?? lookUp('nobody');
  if (user) return user;
  throw new Error(
    'PostgreSQL refuses to run as root, and there is neither a user "postgres" nor "nobody" to run it as. ' +
      'Create one (useradd --system postgres), or start this as another user.',
  );
}

/** Whether the user may pass through every folder down to this path, judged by their permission bits. */
export function mayReach(user: ServerUser, path: string): boolean {
  const real = realpathSync(path);
  const parent = dirname(real);
  return mayEnter(user, real) && (parent === real || mayReach(user, parent));
}

function mayEnter({ uid, gid }: ServerUser, folder: string): boolean {
  const stat = statSync(folder);
  if (stat.uid === uid) return (stat.mode & 0o100) !== 0;
  if (stat.gid === gid) return (stat.mode & 0o010) !== 0;
  return (stat.mode & 0o001) !== 0;
}

function lookUp(name: string): ServerUser | undefined {
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined; // id exits non-zero for a name it does not know
  }
}

import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import { mayReach, type ServerUser } from './server-user.ts';

/** The folder for the data: `dir`, or one under `systemDir` where the server's user cannot reach `dir` (a home of root's). */
export function chooseRoot(dir: string, systemDir: string, user: ServerUser | undefined): string {
  mkdirSync(dir, { recursive: true });
  const wanted = realpathSync(dir);
  if (!user || mayReach(user, wanted)) return wanted;
  return join(openSystemDir(systemDir, user), `${basename(wanted)}-${shortHash(wanted)}`);
}

export function openSystemDir(systemDir: string, user: ServerUser): string {
  mkdirSync(systemDir, { recursive: true });
  chmodSync(systemDir, 0o755);
  if (mayReach(user, systemDir)) return realpathSync(systemDir);
  throw new Error(
    `PostgreSQL runs as user ${user.uid}, who cannot reach ${systemDir}: choose another systemDir.`,
  );
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

import { spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Binaries } from './find-binaries.ts';
import type { ServerUser } from '../server-user.ts';

export type Tools = { binaries: Binaries; user: ServerUser | undefined };

/** Runs one of PostgreSQL's programs to its end; throws what it said if it fails. */
export async function runBinary(tools: Tools, name: string, args: string[]): Promise<void> {
  const path = binaryPath(tools.binaries, name);
  const child = spawn(path, args, { ...spawnOptions(tools), stdio: ['ignore', 'ignore', 'pipe'] });
  try {
    const [[code], complaint] = await Promise.all([once(child, 'close'), text(child.stderr)]);
    if (code !== 0) throw new Error(`${name} ended with ${code}: ${complaint.trim()}`);
  } catch (error) {
    throw explain(error, path);
  }
}

export function binaryPath({ native }: Binaries, name: string): string {
  const path = join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  if (existsSync(path)) return path;
  throw new Error(`${path} is missing. Remove node_modules and run "npm install" again.`);
}

/** English messages, UTC, and nothing else of our environment: the server has no use for our secrets. */
export function spawnOptions({ user }: Tools): SpawnOptions {
  const { PATH, SystemRoot } = process.env;
  return { ...user, cwd: '/', env: { PATH, SystemRoot, LC_ALL: 'C', TZ: 'UTC' } };
}

/** A file that exists and is "not found" lacks its loader: these binaries are built for glibc. */
function explain(error: unknown, path: string): unknown {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return error;
  return new Error(
    `${path} cannot run on this system: it needs glibc, which Alpine does not have. Use a Debian image, or start a ` +
      'PostgreSQL yourself and name it in DATABASE_URL.',
    { cause: error },
  );
}

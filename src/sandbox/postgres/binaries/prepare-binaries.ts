import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Binaries } from './find-binaries.ts';
import { placeOnce } from '../place-once.ts';
import { mayReach, type ServerUser } from '../server-user.ts';

type Link = { source: string; target: string };

/** Returns binaries that the server's user can run: those that npm installed, or else a copy of them in `copies`. */
export async function prepareBinaries(
  binaries: Binaries,
  user: ServerUser | undefined,
  copies: () => string,
): Promise<Binaries> {
  if (isUsable(binaries.native, user)) {
    addLinks(binaries.native);
    return binaries;
  }
  const native = join(copies(), `postgres-${binaries.version}`);
  await placeOnce(native, async (staging) => {
    cpSync(binaries.native, staging, { recursive: true, verbatimSymlinks: true });
    addLinks(staging);
    openToEveryone(staging);
  });
  return { ...binaries, native };
}

function isUsable(native: string, user: ServerUser | undefined): boolean {
  if (user && !mayReach(user, join(native, 'bin'))) return false;
  return missingLinks(native).length === 0 || isWritable(join(native, 'lib'));
}

/** npm packages cannot hold links; an install script makes them, and npm 12 no longer runs it unasked. */
function addLinks(native: string): void {
  for (const { source, target } of missingLinks(native)) {
    try {
      symlinkSync(relative(dirname(target), source), target);
    } catch (error) {
      if (!existsSync(target)) throw error; // else another process made it just now
    }
  }
}

function missingLinks(native: string): Link[] {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, 'utf8')) as Link[];
  const inside = (path: string) => join(native, path.replace(/^native\//, ''));
  return links
    .map(({ source, target }) => ({ source: inside(source), target: inside(target) }))
    .filter(({ target }) => !existsSync(target));
}

function openToEveryone(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const { mode } = statSync(path);
    chmodSync(path, mode & 0o100 ? 0o755 : 0o644);
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

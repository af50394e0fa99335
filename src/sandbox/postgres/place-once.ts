import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isAlive } from './server/server-process.ts';

/**
 * Makes a folder whole or not at all: it is filled under another name and renamed into place. Of two that do so at once,
 * the second finds the first one's folder and keeps that.
 */
export async function placeOnce(folder: string, fill: (staging: string) => Promise<void>): Promise<void> {
  if (existsSync(folder)) return;
  await mkdir(dirname(folder), { recursive: true });
  await removeAbandoned(folder);
  const staging = `${stagingPrefix(folder)}${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    await fill(staging);
    await rename(staging, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** What a process left that was killed while it filled. */
async function removeAbandoned(folder: string): Promise<void> {
  const prefix = basename(stagingPrefix(folder));
  for (const name of await readdir(dirname(folder))) {
    if (!name.startsWith(prefix)) continue;
    const owner = Number.parseInt(name.slice(prefix.length), 10);
    if (!isAlive(owner)) await rm(join(dirname(folder), name), { recursive: true, force: true });
  }
}

function stagingPrefix(folder: string): string {
  return `${folder}.new-`;
}

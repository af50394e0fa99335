import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../../src/sandbox/postgres/server/server-process.ts';

export type TemporaryFolder = { path: string; remove: () => void };

/** A new folder that a server under another user may pass through, as tests that run as root need. */
export function temporaryFolder(name: string): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), `leenops-${name}-${process.pid}-`));
  chmodSync(path, 0o755);
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }) };
}

/** Folders of processes that were killed before they could remove them. */
export function listAbandonedFolders(): string[] {
  const abandoned = readdirSync(tmpdir()).filter((name) => {
    const owner = /^leenops-.+-(\d+)-\w{6}$/.exec(name)?.[1];
    return owner !== undefined && !isAlive(Number(owner));
  });
  return abandoned.map((name) => join(tmpdir(), name));
}

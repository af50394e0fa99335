import { readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Workspace } from './workspace.ts';

const version = 1;

/** The workspace as it was left, or undefined where none was kept yet. */
export function loadWorkspace(file: string): Workspace | undefined {
  const text = readIfThere(file);
  if (text === undefined) return undefined;
  const kept = parse(file, text);
  if (kept.version === version) return kept.workspace;
  throw new Error(
    `${file} holds a workspace of version ${kept.version}, this is version ${version}: delete the file to start afresh`,
  );
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function parse(file: string, text: string): { version: number; workspace: Workspace } {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not a kept workspace: delete the file to start afresh`, { cause: error });
  }
}

export type StateFile = { changed: () => void; flush: () => Promise<void> };

/** Writes soon after a change, one write at a time, by rename: a reader never meets half a file. */
export function keepInFile(file: string, workspace: Workspace, { afterMs = 200 } = {}): StateFile {
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();
  const write = async (): Promise<void> => {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.new`, JSON.stringify({ version, workspace }), { mode: 0o600 });
    await rename(`${file}.new`, file);
  };
  const writeNext = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(write);
    return writing;
  };
  return {
    changed: () => (timer ??= setTimeout(() => void writeNext(), afterMs)),
    flush: () => (timer ? writeNext() : writing),
  };
}

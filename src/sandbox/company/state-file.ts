import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { CompanyState } from './company-state.ts';

const quietMs = 100;

export type StateFile = {
  /** Writes soon: changes that follow each other closely become one write. */
  changed(): void;
  /** Writes what is not yet written. */
  flush(): void;
};

/** What an earlier sandbox left; undefined when it is the first. */
export function readStateFile(file: string): CompanyState | undefined {
  const text = textOf(file);
  if (text === undefined) return undefined;
  const state = JSON.parse(text) as CompanyState;
  if (state.format !== 1)
    throw new Error(
      `${file} holds company data of format ${String(state.format)}. Delete the file to start afresh.`,
    );
  return state;
}

/** Keeps the state in the file; a crash in the middle of a write leaves the old one whole. */
export function keepStateFile(file: string, state: CompanyState): StateFile {
  let timer: NodeJS.Timeout | undefined;

  function write(): void {
    timer = undefined;
    mkdirSync(dirname(file), { recursive: true });
    const next = `${file}.next`;
    writeFileSync(next, JSON.stringify(state), { mode: 0o600 });
    renameSync(next, file);
  }

  return {
    changed: () => {
      timer ??= setTimeout(write, quietMs);
    },
    flush: () => {
      if (!timer) return;
      clearTimeout(timer);
      write();
    },
  };
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

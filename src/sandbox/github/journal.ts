import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Act } from './act.ts';

/** What was changed, in order, so that a sandbox that starts again finds it as it was: the emulator itself forgets. */
export type Journal = { acts: readonly Act[]; add(act: Act): void };

export function openJournal(file: string | undefined): Journal {
  if (file === undefined) return { acts: [], add: () => {} };
  const lines = textOf(file).split('\n').filter(Boolean);
  return {
    acts: lines.map((line) => JSON.parse(line) as Act),
    add(act) {
      mkdirSync(dirname(file), { recursive: true });
      appendFileSync(file, `${JSON.stringify(act)}\n`, { mode: 0o600 });
    },
  };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

import { findRunsByClue } from '../db/run-keys.ts';
import type { Seen } from '../db/run-pages.ts';
import { runKeysFor, subjectKeysFor } from '../domain/run-key.ts';
import { oneLine } from '../lib/readable.ts';
import { linesOf } from './recent-runs.ts';
import type { RecentRun } from './recent-runs.ts';
import type { Sources } from './run-view.ts';

/** `total` counts all that the person may see, whatever part of it the lines are. */
export type FoundRuns = { lines: RecentRun[]; total: number };

/** Longer than any id, address or subject. */
const longest = 320;

/** Runs by their id, by what they are about (`1042`, `Ticket 1042`), or by what belongs to them: a customer's address, a charge. */
export async function findRuns(
  sources: Pick<Sources, 'db' | 'workflows'>,
  { typed, seen, limit }: { typed: string; seen: Seen; limit: number },
): Promise<FoundRuns> {
  const text = oneLine(typed).slice(0, longest);
  if (text === '') return { lines: [], total: 0 };
  const clue = {
    id: text,
    label: text,
    subjectKeys: subjectKeysFor(text, sources.workflows),
    hashes: runKeysFor(text, sources.workflows),
  };
  const { runs, total } = await findRunsByClue(sources.db, clue, seen, limit);
  return { lines: await linesOf(sources, runs), total };
}

import { listRunPage } from '../db/run-pages.ts';
import type { RunFilter, RunPlace, Seen } from '../db/run-pages.ts';
import { lineFor } from './recent-runs.ts';
import type { RecentRun } from './recent-runs.ts';
import type { Sources } from './run-view.ts';

/** `next` is where the following page begins; absent on the last. */
export type RunPage = { lines: RecentRun[]; next?: RunPlace };

/** A page of the runs that the person may see, newest first. */
export async function runPage(
  sources: Pick<Sources, 'db' | 'workflows'>,
  wanted: { seen: Seen; filter: RunFilter; after: RunPlace | undefined; limit: number },
): Promise<RunPage> {
  const { seen, filter, after, limit } = wanted;
  const found = await listRunPage(sources.db, seen, filter, after, limit + 1);
  const runs = found.slice(0, limit);
  const last = found.length > limit ? runs.at(-1) : undefined;
  const lines = await Promise.all(runs.map((run) => lineFor(sources, run)));
  return { lines, ...(last ? { next: { receivedAt: last.receivedAt, id: last.id } } : {}) };
}

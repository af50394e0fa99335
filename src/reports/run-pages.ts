import { listRunPage } from '../db/run-pages.ts';
import type { RunFilter, RunPlace, RunTurn, Seen } from '../db/run-pages.ts';
import { linesOf } from './recent-runs.ts';
import type { RecentRun } from './recent-runs.ts';
import type { Sources } from './run-view.ts';

export type { RunFilter, RunPlace, RunTurn } from '../db/run-pages.ts';

/** `next` is where the following page begins, `before` the one with newer runs; each absent where there is none. */
export type RunPage = { lines: RecentRun[]; next?: RunPlace; before?: RunPlace };

type Wanted = { seen: Seen; filter: RunFilter; limit: number; turn?: RunTurn | undefined };

/** A page of the runs that the person may see, newest first. */
export async function runPage(sources: Pick<Sources, 'db' | 'workflows'>, wanted: Wanted): Promise<RunPage> {
  const { seen, filter, turn, limit } = wanted;
  const isNewer = turn !== undefined && 'newerThan' in turn;
  const found = await listRunPage(sources.db, seen, filter, turn, limit + 1);
  const runs = isNewer ? found.slice(-limit) : found.slice(0, limit);
  const hasMore = found.length > limit;
  const [first, last] = [runs.at(0), runs.at(-1)];
  const lines = await linesOf(sources, runs);
  return {
    lines,
    ...(last && (hasMore || isNewer) ? { next: placeOf(last) } : {}),
    ...(first && (isNewer ? hasMore : turn) ? { before: placeOf(first) } : {}),
  };
}

function placeOf({ receivedAt, id }: RunPlace): RunPlace {
  return { receivedAt, id };
}

import { countRuns } from '../../db/run-pages.ts';
import type { RunFilter, RunTurn, Seen } from '../../db/run-pages.ts';
import type { Period } from '../../domain/week.ts';
import { runPage } from '../run-pages.ts';
import type { RunPage } from '../run-pages.ts';
import type { Sources } from '../run-view.ts';
import { listWaitingAsKnown } from '../waiting-reviews.ts';
import type { Queue } from '../waiting-reviews.ts';
import { listStopped } from './stopped.ts';
import type { StoppedList } from './stopped.ts';
import { workflowHealth } from './workflow-health.ts';
import type { Obstacles, WorkflowHealth } from './workflow-health.ts';

export type HomeWanted = {
  seen: Seen;
  /** The workflows whose health the person is told. */
  workflowIds: readonly string[];
  obstacles: Obstacles;
  /** By what their health is judged: whole days, which are counted already. */
  lately: Period;
  filter: RunFilter;
  turn: RunTurn | undefined;
  limits: { waiting: number; stopped: number; runs: number };
};

/** `count` is how many runs the filter leaves, counted as far as `countedRuns`. */
export type HomeReport = {
  waiting: Queue & { unknown: string[] };
  workflows: WorkflowHealth[];
  stopped: StoppedList;
  runs: RunPage & { count: number };
};

/** Beyond this many, “more than” is all that anybody needs to know. */
export const countedRuns = 1_000;

/** Everything on a person's App Home: so many queries and no more, each of them bounded, however many runs there are. */
export async function readHome(sources: Sources, wanted: HomeWanted): Promise<HomeReport> {
  const { seen, filter, limits } = wanted;
  const [waiting, workflows, stopped, page, count] = await Promise.all([
    listWaitingAsKnown(sources, seen.requesterId, { limit: limits.waiting }),
    workflowHealth(sources, wanted.workflowIds, wanted),
    listStopped(sources, seen, { limit: limits.stopped, countedRuns: countedRuns + 1 }),
    turnedPage(sources, wanted),
    countRuns(sources.db, seen, filter, countedRuns + 1),
  ]);
  return { waiting, workflows, stopped, runs: { ...page, count } };
}

/** Whoever turns back as far as it goes sees the first page whole, with what has come meanwhile; and so does who turns to a page that has emptied. */
async function turnedPage(sources: Sources, { seen, filter, turn, limits }: HomeWanted): Promise<RunPage> {
  const page = await runPage(sources, { seen, filter, turn, limit: limits.runs });
  const isFirst = turn && 'newerThan' in turn && !page.before;
  const isEmpty = turn && page.lines.length === 0;
  return isFirst || isEmpty ? runPage(sources, { seen, filter, limit: limits.runs }) : page;
}

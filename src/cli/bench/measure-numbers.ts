import { performance } from 'node:perf_hooks';
import { openDatabase } from '../../db/client.ts';
import type { Db } from '../../db/client.ts';
import { migrateDatabase } from '../../db/migrate.ts';
import { periodNamed } from '../../domain/period.ts';
import type { PeriodName } from '../../domain/period.ts';
import { lastFullWeek } from '../../domain/week.ts';
import { countDays } from '../../engine/metrics/count-days.ts';
import { createLogger } from '../../lib/logger.ts';
import { day, later } from '../../lib/time.ts';
import { comparedMetrics } from '../../reports/compared-metrics.ts';
import { digestFor } from '../../reports/digest/digest-for.ts';
import { readHome } from '../../reports/home/home.ts';
import { metricsFor } from '../../reports/metrics.ts';
import { listRuns } from '../../reports/recent-runs.ts';
import { benchDays, writeFinishedRuns } from './finished-runs.ts';
import { percentile } from './percentile.ts';
import type { Stage } from './stage.ts';

const sizes = [10_000, 100_000, 1_000_000];
const times = 5;
const timeZone = 'Europe/Berlin';
const workflowIds = Array.from({ length: 5 }, (_, index) => `workflow-${index}`);

export type Numbers = {
  runs: number;
  /** In milliseconds, the median of several. */
  readings: { what: string; ms: number }[];
};

/** What reading the numbers takes as the history grows; `sizes` of it are in the last ninety days, the densest that can be asked for. */
export async function measureNumbers(stage: Stage): Promise<Numbers[]> {
  const { environment, database } = await stage.place();
  const url = environment['DATABASE_URL'] ?? '';
  await migrateDatabase(url);
  await database.close();
  const { db, close } = openDatabase(url, { statementTimeoutMs: 0 });
  const now = () => new Date();
  const ctx = { db, now, timeZone, log: createLogger('silent') };
  const measured: Numbers[] = [];
  let written = 0;
  for (const runs of sizes) {
    await writeFinishedRuns(db, written + 1, runs);
    written = runs;
    const readings = readingsOf(db);
    const uncounted = await took(readings['numbers of 90 days']);
    const counting = await took(() => countDays(ctx, benchDays + 1));
    const medians: Numbers['readings'] = [];
    for (const [what, read] of Object.entries(readings)) medians.push({ what, ms: await medianOf(read) });
    measured.push({
      runs,
      readings: [
        ...medians,
        { what: 'once: the same 90 days from rows, no day counted yet', ms: uncounted },
        { what: 'once: counting 90 days, in the background', ms: counting },
      ],
    });
  }
  await close();
  return measured;
}

function readingsOf(db: Db) {
  const now = () => new Date();
  const model = { kind: 'real', label: 'none' } as const;
  const sources = {
    db,
    now,
    timeZone,
    workflows: [],
    model,
    promotable: async () => undefined,
    membersOf: async () => [],
    eligibilityOf: () => Promise.reject(new Error('No review of the bench is open.')),
  };
  const seen = { workflowIds, ownIn: workflowIds, requesterId: 'U1' };
  const numbersOf = (name: PeriodName, only = workflowIds) =>
    metricsFor(sources, { period: periodNamed(name, now(), timeZone), workflowIds: only });
  return {
    'numbers of 7 days': () => numbersOf('7d'),
    'numbers of 30 days': () => numbersOf('30d'),
    'numbers of 90 days': () => numbersOf('90d'),
    'numbers of 90 days, one workflow': () => numbersOf('90d', ['workflow-1']),
    '/leenops metrics 30d: two periods and eight weeks': () =>
      comparedMetrics(sources, { name: '30d', workflowIds }),
    '/leenops metrics 90d: two periods and thirteen weeks': () =>
      comparedMetrics(sources, { name: '90d', workflowIds }),
    'the weekly digest: eight weeks, and what stands open': () =>
      digestFor(sources, { week: lastFullWeek(now(), timeZone), timeZone }),
    'App Home: what waits and what stopped, health, the newest runs of 30 days': () =>
      readHome(sources, {
        seen,
        workflowIds,
        obstacles: new Map(),
        lately: periodNamed('7d', now(), timeZone),
        filter: { since: later(now(), -30 * day) },
        turn: undefined,
        limits: { waiting: 5, stopped: 5, runs: 10 },
      }),
    'the newest 20 runs that a person may see': () => listRuns({ db, workflows: [] }, { ...seen, limit: 20 }),
  };
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

async function medianOf(work: () => Promise<unknown>): Promise<number> {
  const each: number[] = [];
  for (let index = 0; index < times; index += 1) each.push(await took(work));
  return percentile(each, 0.5);
}

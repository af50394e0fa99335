import { performance } from 'node:perf_hooks';
import { migrateDatabase } from '../../db/migrate.ts';
import { openDatabase } from '../../db/client.ts';
import { periodNamed } from '../../domain/period.ts';
import { lastFullWeek, periodOf, weekBefore } from '../../domain/week.ts';
import { countDays } from '../../engine/metrics/count-days.ts';
import { createLogger } from '../../lib/logger.ts';
import { metricsFor } from '../../reports/metrics.ts';
import { listRuns } from '../../reports/recent-runs.ts';
import { trendFor } from '../../reports/trend.ts';
import { benchDays, writeFinishedRuns } from './finished-runs.ts';
import { percentile } from './percentile.ts';
import type { Stage } from './stage.ts';

const sizes = [10_000, 100_000, 1_000_000];
const times = 5;
const timeZone = 'Europe/Berlin';

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
  const { db, close } = openDatabase(url, { max: 2, statementTimeoutMs: 0 });
  const now = () => new Date();
  const ctx = { db, now, timeZone, log: createLogger('silent') };
  const week = lastFullWeek(now(), timeZone);
  const workflows = Array.from({ length: 5 }, (_, index) => `workflow-${index}`);
  const numbersOf = (name: '7d' | '30d' | '90d') => () =>
    metricsFor(ctx, { period: periodNamed(name, now(), timeZone) });
  const measured: Numbers[] = [];
  let written = 0;
  for (const runs of sizes) {
    await writeFinishedRuns(db, written + 1, runs);
    written = runs;
    const uncounted = await took(numbersOf('90d'));
    const counting = await took(() => countDays(ctx, benchDays + 1));
    measured.push({
      runs,
      readings: [
        { what: 'numbers of 7 days', ms: await medianOf(numbersOf('7d')) },
        { what: 'numbers of 30 days', ms: await medianOf(numbersOf('30d')) },
        { what: 'numbers of 90 days', ms: await medianOf(numbersOf('90d')) },
        {
          what: 'numbers of 90 days, one workflow',
          ms: await medianOf(() =>
            metricsFor(ctx, { period: periodNamed('90d', now(), timeZone), workflowIds: ['workflow-1'] }),
          ),
        },
        {
          what: 'a weekly digest: two weeks of every workflow, eight in all',
          ms: await medianOf(async () => {
            for (const one of [week, weekBefore(week)])
              await metricsFor(ctx, { period: periodOf(one, timeZone) });
            await trendFor(ctx, { weeks: 8, until: week });
          }),
        },
        {
          what: 'the newest 20 runs that a person may see',
          ms: await medianOf(() =>
            listRuns(
              { db, workflows: [] },
              { workflowIds: workflows, ownIn: workflows, requesterId: 'U1', limit: 20 },
            ),
          ),
        },
        { what: 'once: the same 90 days from rows, no day counted yet', ms: uncounted },
        { what: 'once: counting 90 days, in the background', ms: counting },
      ],
    });
  }
  await close();
  return measured;
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

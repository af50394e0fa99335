import type { Db } from '../db/client.ts';
import { countedIn } from '../db/metrics/counted-in.ts';
import { planForShortSpans } from '../db/metrics/for-short-spans.ts';
import { troublesIn } from '../db/metrics/troubles-in.ts';
import { addCounted, nothingCounted } from '../domain/metrics/counted.ts';
import { metricsOf } from '../domain/metrics/operations.ts';
import type { OperationsMetrics } from '../domain/metrics/operations.ts';
import { nothingStanding, standingTogether } from '../domain/metrics/standing.ts';
import { noTroubles, troublesTogether } from '../domain/metrics/troubles.ts';
import type { Period } from '../domain/week.ts';
import type { Clock } from '../lib/time.ts';

export type MetricsWanted = {
  period: Period;
  /** Only these workflows; every one, unless said otherwise. */
  workflowIds?: readonly string[];
};

export type MetricsOfAll = {
  /** Of all of them together: counted, not averaged. */
  total: OperationsMetrics;
  /** Those that had anything to count. */
  workflows: { id: string; metrics: OperationsMetrics }[];
};

/** The numbers of a period, in total and per workflow, all of one moment; `domain/metrics` says what each one means. */
export async function metricsFor(
  { db, now }: { db: Db; now: Clock },
  wanted: MetricsWanted,
): Promise<MetricsOfAll> {
  return atOneMoment(db, (tx) => metricsIn(tx, wanted, now()));
}

/** Whatever is read in it is of one moment. */
export async function atOneMoment<T>(db: Db, read: (tx: Db) => Promise<T>): Promise<T> {
  return db.transaction(
    async (tx) => {
      await planForShortSpans(tx);
      return read(tx);
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

/** The same from a transaction of which everything is of one moment. What stands open is looked at when the period ends, or now. */
export async function metricsIn(
  tx: Db,
  { period, workflowIds }: MetricsWanted,
  now: Date,
): Promise<MetricsOfAll> {
  const at = now < period.to ? now : period.to;
  const { counts, standing } = await countedIn(tx, period, at, workflowIds);
  const troubles = await troublesIn(tx, period, workflowIds);
  const all = nothingCounted();
  for (const counted of Object.values(counts)) addCounted(all, counted);
  const together = { ...standingTogether(Object.values(standing)), at };
  const ids = new Set([counts, standing, troubles].flatMap((each) => Object.keys(each)));
  return {
    total: metricsOf({ period, now }, all, troublesTogether(Object.values(troubles)), together),
    workflows: [...ids].toSorted().map((id) => ({
      id,
      metrics: metricsOf({ period, now }, counts[id] ?? nothingCounted(), troubles[id] ?? noTroubles, {
        ...(standing[id] ?? nothingStanding),
        at,
      }),
    })),
  };
}

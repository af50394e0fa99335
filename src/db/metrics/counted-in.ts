import { addCounted, nothingCounted } from '../../domain/metrics/counted.ts';
import type { Counted } from '../../domain/metrics/counted.ts';
import { gapsBetween } from '../../domain/metrics/gaps.ts';
import type { Standing } from '../../domain/metrics/standing.ts';
import type { Period } from '../../domain/week.ts';
import type { Db } from '../client.ts';
import { listFreshDays } from './counted-days.ts';
import { countRows } from './count-rows.ts';
import type { Only } from './span.ts';
import { standingAt } from './standing-at.ts';

export type PeriodCounted = { counts: Record<string, Counted>; standing: Record<string, Standing> };

/**
 * What was counted of a period, per workflow in which something happened, and what stood open at an instant at its end or within it: from
 * the days that are counted already, and from rows what is between them. Exact either way.
 */
export async function countedIn(db: Db, period: Period, at: Date, only?: Only): Promise<PeriodCounted> {
  const { covered, gaps } = gapsBetween(await listFreshDays(db, period), period);
  const counts: Record<string, Counted> = {};
  const add = (more: Record<string, Counted>) => {
    for (const [workflow, counted] of Object.entries(more))
      if (!only || only.includes(workflow)) addCounted((counts[workflow] ??= nothingCounted()), counted);
  };
  for (const day of covered) add(day.counts);
  for (const gap of gaps) add(await countRows(db, gap, only));
  const last = covered.find(({ endsAt }) => endsAt.getTime() === at.getTime());
  return { counts, standing: last ? among(last.standing, only) : await standingAt(db, at, only) };
}

function among<T>(all: Record<string, T>, only: Only): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([workflow]) => !only || only.includes(workflow)));
}

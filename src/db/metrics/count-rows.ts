import { nothingCounted } from '../../domain/metrics/counted.ts';
import type { Counted } from '../../domain/metrics/counted.ts';
import { spansTogether } from '../../domain/metrics/spread.ts';
import type { Period } from '../../domain/week.ts';
import type { Db } from '../client.ts';
import {
  countReversalsIn,
  listEscalationsIn,
  listPeoplesDecisions,
  listResolvedReviews,
  listStopsIn,
} from './answers.ts';
import { listFinishedRuns } from './finished-runs.ts';
import type { Only } from './span.ts';

/** Counts the rows of a span, per workflow in which something happened. */
export async function countRows(db: Db, span: Period, only?: Only): Promise<Record<string, Counted>> {
  const all: Record<string, Counted> = {};
  const of = (workflow: string) => (all[workflow] ??= nothingCounted());

  for (const { workflow, status, shadow, span: time, ...row } of await listFinishedRuns(db, span, only)) {
    const counted = of(workflow);
    add(counted.outcomes, status, row.runs);
    if (shadow && status === 'completed') counted.completedInShadow += row.runs;
    counted.withoutRework += row.withoutRework;
    counted.cycle = spansTogether(counted.cycle, [time, row.runs]);
    for (const [part, sum] of Object.entries(row.split)) add(counted.split, part, sum);
    for (const [part, sum] of Object.entries(row.cost)) add(counted.cost, part, sum);
  }
  for (const row of await listResolvedReviews(db, span, only)) {
    const counted = of(row.workflow);
    add(counted.resolutions, row.resolution, row.reviews);
    counted.deciding = spansTogether(counted.deciding, [row.span, row.reviews]);
  }
  for (const { workflow, person, reason, span: time, decisions } of await listPeoplesDecisions(
    db,
    span,
    only,
  )) {
    const { reviewers, rejections } = of(workflow);
    reviewers[person] = spansTogether(reviewers[person] ?? [], [time, decisions]);
    if (reason !== null) add(rejections, reason, decisions);
  }
  for (const { workflow, category, by, escalations } of await listEscalationsIn(db, span, only)) {
    add(of(workflow).escalations.categories, category, escalations);
    add(of(workflow).escalations.by, by, escalations);
  }
  for (const { workflow, run, times } of await listStopsIn(db, span, only))
    add(of(workflow).stopped, run, times);
  for (const { workflow, reversals } of await countReversalsIn(db, span, only))
    of(workflow).reversals += reversals;
  return all;
}

function add(counts: Record<string, number>, key: string, count: number): void {
  counts[key] = (counts[key] ?? 0) + count;
}

import { sql } from 'drizzle-orm';
import { definition } from '../../domain/metrics/counted.ts';
import type { Counted } from '../../domain/metrics/counted.ts';
import type { Standing } from '../../domain/metrics/standing.ts';
import type { Period } from '../../domain/week.ts';
import type { Db } from '../client.ts';
import { countedDays, recounts } from '../schema/metrics.ts';
import { instant, isDuring } from './span.ts';

export type CountedDay = typeof countedDays.$inferSelect;

/** As it was counted, and nothing in it changed since. */
const isFresh = sql`${countedDays.definition} = ${definition} and not exists (
  select from recounts where at >= ${countedDays.startsAt} and at < ${countedDays.endsAt})`;

/** The days and hours within the period that need not be counted from rows, oldest first. */
export async function listFreshDays(db: Db, { from, to }: Period): Promise<CountedDay[]> {
  return db
    .select()
    .from(countedDays)
    .where(
      sql`${countedDays.startsAt} >= ${instant(from)} and ${countedDays.endsAt} <= ${instant(to)} and ${isFresh}`,
    )
    .orderBy(countedDays.startsAt, countedDays.endsAt);
}

/** Whether another process was faster. */
export async function isFreshlyCounted(db: Db, { from, to }: Period): Promise<boolean> {
  const isIt = sql`${countedDays.startsAt} = ${instant(from)} and ${countedDays.endsAt} = ${instant(to)}`;
  return (await db.$count(countedDays, sql`${isIt} and ${isFresh}`)) > 0;
}

/** Every day and hour that was counted, and whether that still stands. */
export async function listDaysCounted(db: Db): Promise<(Period & { isFresh: boolean })[]> {
  return db
    .select({
      from: countedDays.startsAt,
      to: countedDays.endsAt,
      isFresh: sql<boolean>`${isFresh}`,
    })
    .from(countedDays);
}

/** Keeps what was counted of a day or an hour in this snapshot, in place of what was counted of it or parts of it before, and with it what had changed by then. */
export async function keepCountedDay(
  tx: Db,
  { from, to }: Period,
  counts: Record<string, Counted>,
  standing: Record<string, Standing>,
  now: Date,
): Promise<void> {
  const overlaps = sql`${countedDays.startsAt} < ${instant(to)} and ${countedDays.endsAt} > ${instant(from)}`;
  await tx.delete(countedDays).where(overlaps);
  await tx
    .insert(countedDays)
    .values({ startsAt: from, endsAt: to, definition, counts, standing, countedAt: now });
  await tx.delete(recounts).where(isDuring(sql`${recounts.at}`, { from, to }));
}

/** Since when there is anything to count; undefined of an empty database. */
export async function firstReceived(db: Db): Promise<Date | undefined> {
  const [row] = await db.execute<{ at: string | null }>(
    sql`select to_char(min(received_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at from runs`,
  );
  return row?.at ? new Date(row.at) : undefined;
}

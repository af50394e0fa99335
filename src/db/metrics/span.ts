import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { spanUnits } from '../../domain/metrics/counted.ts';
import type { Period } from '../../domain/week.ts';

/** Only these workflows; every one, unless said otherwise. */
export type Only = readonly string[] | undefined;

export function isDuring(column: SQL, { from, to }: Period): SQL {
  return sql`${column} >= ${instant(from)} and ${column} < ${instant(to)}`;
}

export function isOf(column: SQL, only: Only): SQL {
  if (!only) return sql`true`;
  return only.length ? sql`${column} in ${only}` : sql`false`;
}

export function instant(at: Date): SQL {
  return sql`${at.toISOString()}::timestamptz`;
}

/** Milliseconds between two instants, to the unit in which a span of that length is counted. */
export function roundedBetween(from: SQL, to: SQL): SQL {
  const ms = sql`extract(epoch from ${to} - ${from})::float8 * 1000`;
  const units = spanUnits.map(({ below, unit }) =>
    below === Infinity
      ? sql`else ${sql.raw(`${unit}`)}`
      : sql`when ${ms} < ${sql.raw(`${below}`)} then ${sql.raw(`${unit}`)}`,
  );
  const unit = sql`case ${sql.join(units, sql` `)} end`;
  return sql`floor((${ms}) / (${unit}) + 0.5) * (${unit})`;
}

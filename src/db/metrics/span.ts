import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
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

/** Milliseconds between two instants to two significant digits, as `rounded` in domain/metrics has it. */
export function roundedBetween(from: SQL, to: SQL): SQL {
  const ms = sql`(extract(epoch from ${to} - ${from}) * 1000)::bigint`;
  return sql`round(${ms}::numeric, 2 - length(abs(${ms})::text))::float8`;
}

import type { PgTable } from 'drizzle-orm/pg-core';
import type { Db } from '../../db/client.ts';
import { executions, incidentNotes, incidentRuns, incidents } from '../../db/schema/actions.ts';
import { events } from '../../db/schema/audit.ts';
import { modeChanges, promotions } from '../../db/schema/modes.ts';
import { reversals } from '../../db/schema/reversals.ts';
import { decisions, escalations, notices, proposals, reviews } from '../../db/schema/reviews.ts';
import { contents, runs, steps } from '../../db/schema/runs.ts';
import { fireRuns, fires } from '../../db/schema/schedules.ts';

/** In an order in which every row finds those that it speaks of. */
const tables = {
  runs,
  contents,
  steps,
  proposals,
  reviews,
  decisions,
  escalations,
  notices,
  executions,
  reversals,
  incidents,
  incidentRuns,
  incidentNotes,
  promotions,
  modeChanges,
  fires,
  fireRuns,
  events,
} as const;

type Tables = typeof tables;
export type Rows = { [Name in keyof Tables]: Tables[Name]['$inferInsert'][] };

export function noRows(): Rows {
  return Object.fromEntries(Object.keys(tables).map((name) => [name, []])) as unknown as Rows;
}

/** A statement takes 65,535 parameters. */
const mostParameters = 60_000;

/** Writes everything; the database numbers and chains the events in their order. */
export async function writeRows(tx: Db, rows: Rows): Promise<void> {
  for (const [name, table] of Object.entries(tables)) await insertAll(tx, table, rows[name as keyof Rows]);
}

async function insertAll(tx: Db, table: PgTable, all: readonly object[]): Promise<void> {
  const columns = Object.keys(table).length;
  const atOnce = Math.floor(mostParameters / columns);
  for (let from = 0; from < all.length; from += atOnce)
    await tx.insert(table).values(all.slice(from, from + atOnce));
}

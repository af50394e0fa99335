import { sql } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { fireHows, fireStatuses } from '../../domain/schedule/fire.ts';
import { incidents } from './actions.ts';
import { moment } from './columns.ts';
import { runs } from './runs.ts';

/** How far each schedule is, for every process alike. */
export const schedules = pgTable(
  'schedules',
  {
    workflowId: text('workflow_id').notNull(),
    name: text().notNull(),
    /** The times that count, and where: a process whose version says otherwise leaves them alone. */
    cron: text().notNull(),
    timeZone: text('time_zone').notNull(),
    /** Every time up to and including this is dealt with. */
    settledAt: moment('settled_at').notNull(),
    /** Null: its times never come again, or the version that started last has it no longer. */
    nextAt: moment('next_at'),
    goneAt: moment('gone_at'),
    /** When a process that goes by these times looked last. */
    seenAt: moment('seen_at').notNull(),
    pausedBy: text('paused_by'),
    pausedAt: moment('paused_at'),
  },
  (table) => [primaryKey({ columns: [table.workflowId, table.name] })],
);

/** A time of a schedule, once for ever: what became of it. */
export const fires = pgTable(
  'fires',
  {
    id: text().primaryKey(),
    workflowId: text('workflow_id').notNull(),
    name: text().notNull(),
    at: moment('at').notNull(),
    status: text({ enum: fireStatuses }).notNull(),
    code: text(),
    /** So many earlier times came to nothing on the way to this one. */
    missed: integer().notNull(),
    firedAt: moment('fired_at').notNull(),
    /** Who asked for it beside the clock. */
    askedBy: text('asked_by'),
    /** What its owner was told when it came to nothing. */
    incidentId: text('incident_id').references(() => incidents.id),
    /** Moved by every try; the sweeper looks at what has not moved. */
    movedAt: moment('moved_at').notNull(),
    tries: integer().notNull().default(0),
  },
  (table) => [
    unique('fires_once').on(table.workflowId, table.name, table.at),
    index('fires_due')
      .on(table.movedAt)
      .where(sql`status = 'due'`),
  ],
);

/** The runs that a fire started, or found there. */
export const fireRuns = pgTable(
  'fire_runs',
  {
    fireId: text('fire_id')
      .notNull()
      .references(() => fires.id),
    runId: text('run_id')
      .notNull()
      .references(() => runs.id),
    how: text({ enum: fireHows }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.fireId, table.runId] })],
);

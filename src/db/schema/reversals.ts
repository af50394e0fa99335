import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { actorKinds } from '../../domain/event.ts';
import { executions } from './actions.ts';
import { moment } from './columns.ts';
import { contents, runs } from './runs.ts';

/** An action that was carried out and undone later, once each: said by a person, or seen by its tool's own look-up. */
export const reversals = pgTable(
  'reversals',
  {
    id: text().primaryKey(),
    runId: text('run_id')
      .notNull()
      .references(() => runs.id),
    actionId: text('action_id').notNull().unique(),
    tool: text().notNull(),
    recordedByKind: text('recorded_by_kind', { enum: actorKinds }).notNull(),
    recordedById: text('recorded_by_id').notNull(),
    /** Null where the system's own look-up saw it: systems give no reasons. */
    reasonCode: text('reason_code'),
    noteId: text('note_id').references(() => contents.id),
    /** When it was undone, or seen to be where the system does not say when. */
    reversedAt: moment('reversed_at').notNull(),
    recordedAt: moment('recorded_at').notNull(),
  },
  (table) => [index('reversals_recorded').on(table.recordedAt), index('reversals_run').on(table.runId)],
);

/** An applied action of which its system is asked whether it still stands; gone once that was asked for the last time. */
export const undoneChecks = pgTable(
  'undone_checks',
  {
    actionId: text('action_id')
      .primaryKey()
      .references(() => executions.actionId, { onDelete: 'cascade' }),
    runId: text('run_id')
      .notNull()
      .references(() => runs.id),
    appliedAt: moment('applied_at').notNull(),
    /** How many of the stated times are behind us. */
    asked: integer().notNull().default(0),
    /** How often it was tried in vain at this one. */
    tries: integer().notNull().default(0),
    nextAt: moment('next_at').notNull(),
  },
  (table) => [index('undone_checks_next').on(table.nextAt)],
);

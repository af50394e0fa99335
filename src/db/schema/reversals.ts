import { index, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { actorKinds } from '../../domain/event.ts';
import { moment } from './columns.ts';
import { contents, runs } from './runs.ts';

/** An action that was carried out and undone afterwards, as a person recorded or its tool's own look-up saw. */
export const reversals = pgTable(
  'reversals',
  {
    id: text().primaryKey(),
    runId: text('run_id')
      .notNull()
      .references(() => runs.id),
    actionId: text('action_id').notNull(),
    tool: text().notNull(),
    recordedByKind: text('recorded_by_kind', { enum: actorKinds }).notNull(),
    recordedById: text('recorded_by_id').notNull(),
    noteId: text('note_id').references(() => contents.id),
    /** When it happened, as far as that is known; else when it was recorded. */
    reversedAt: moment('reversed_at').notNull(),
    recordedAt: moment('recorded_at').notNull(),
  },
  (table) => [
    unique('reversals_action').on(table.actionId),
    index('reversals_run').on(table.runId),
    index('reversals_recorded').on(table.recordedAt),
  ],
);

import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { actorKinds } from '../../domain/event.ts';
import { executions } from './actions.ts';
import { moment } from './columns.ts';
import { contents, runs } from './runs.ts';

/** An action that was carried out and undone later, once each. */
export const reversals = pgTable(
  'reversals',
  {
    id: text().primaryKey(),
    runId: text('run_id')
      .notNull()
      .references(() => runs.id),
    actionId: text('action_id')
      .notNull()
      .unique()
      .references(() => executions.actionId),
    tool: text().notNull(),
    recordedByKind: text('recorded_by_kind', { enum: actorKinds }).notNull(),
    recordedById: text('recorded_by_id').notNull(),
    noteId: text('note_id').references(() => contents.id),
    reversedAt: moment('reversed_at').notNull(),
    recordedAt: moment('recorded_at').notNull(),
  },
  (table) => [index('reversals_at').on(table.reversedAt), index('reversals_run').on(table.runId)],
);

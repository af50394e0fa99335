import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { verdicts } from '../../domain/shadow/compare.ts';
import { observationStates } from '../../domain/shadow/observe.ts';
import { moment } from './columns.ts';
import { contents, runs } from './runs.ts';

/** What became of holding a shadow run against what people did. */
export const observations = pgTable(
  'observations',
  {
    runId: text('run_id')
      .primaryKey()
      .references(() => runs.id),
    workflowId: text('workflow_id').notNull(),
    state: text({ enum: observationStates }).notNull(),
    /** How many looks are behind us. */
    looks: integer().notNull().default(0),
    nextAt: moment('next_at'),
    lookedAt: moment('looked_at'),
    settledAt: moment('settled_at'),
    /** Why the last look saw nothing. */
    code: text(),
    /** What people did, and both sides in words. */
    wordsId: text('words_id').references(() => contents.id),
  },
  (table) => [
    index('observations_settled').on(table.workflowId, table.settledAt),
    index('observations_due')
      .on(table.nextAt)
      .where(sql`state = 'waiting'`),
  ],
);

/** One thing that a shadow run proposed, that people did, or both, as of the last look. */
export const comparedActions = pgTable(
  'compared_actions',
  {
    runId: text('run_id')
      .notNull()
      .references(() => observations.runId),
    ordinal: integer().notNull(),
    tool: text().notNull(),
    verdict: text({ enum: verdicts }).notNull(),
    /** The actions that proposed it; empty where only people did it. */
    actions: jsonb().$type<string[]>().notNull(),
    /** Names of the arguments that do not agree. */
    differs: jsonb().$type<string[]>().notNull(),
    /** What was proposed, or else done, in the currency's smallest unit; null where nothing is counted. */
    amount: bigint({ mode: 'number' }),
    currency: text(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.ordinal] })],
);

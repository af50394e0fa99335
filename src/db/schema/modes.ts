import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { actorKinds } from '../../domain/event.ts';
import type { Evidence } from '../../domain/promotion/evidence.ts';
import { modeChangeReasons } from '../../domain/promotion/mode-change.ts';
import { promotionStates, voidReasons } from '../../domain/promotion/promotion.ts';
import { modes } from '../../domain/run.ts';
import type { JsonObject } from '../../lib/json.ts';
import { moment } from './columns.ts';
import { contents } from './runs.ts';

/** How much a workflow might do alone since when, and who said so. */
export const modeChanges = pgTable(
  'mode_changes',
  {
    id: text().primaryKey(),
    /** Which of all changes: two may fall into one millisecond. */
    nth: integer().generatedAlwaysAsIdentity().notNull(),
    workflowId: text('workflow_id').notNull(),
    /** Null: it is the mode in which it became known. */
    from: text({ enum: modes }),
    to: text({ enum: modes }).notNull(),
    reason: text({ enum: modeChangeReasons }).notNull(),
    byKind: text('by_kind', { enum: actorKinds }).notNull(),
    byId: text('by_id').notNull(),
    /** Who confirmed a promotion. */
    secondId: text('second_id'),
    /** What the person who demoted it said. */
    noteId: text('note_id').references(() => contents.id),
    /** Numbers, codes and names of rules. */
    evidence: jsonb().$type<JsonObject>().notNull(),
    at: moment('at').notNull(),
  },
  (table) => [index('mode_changes_workflow').on(table.workflowId, table.nth)],
);

/** Somebody proposes that a workflow may do more alone; a second person confirms it on the same evidence. */
export const promotions = pgTable(
  'promotions',
  {
    id: text().primaryKey(),
    workflowId: text('workflow_id').notNull(),
    from: text({ enum: modes }).notNull(),
    to: text({ enum: modes }).notNull(),
    /** As it was when it was proposed. */
    evidence: jsonb().$type<Evidence>().notNull(),
    proposedBy: text('proposed_by').notNull(),
    proposedAt: moment('proposed_at').notNull(),
    lapsesAt: moment('lapses_at').notNull(),
    state: text({ enum: promotionStates }).notNull(),
    /** Who confirmed or withdrew it. */
    endedBy: text('ended_by'),
    endedAt: moment('ended_at'),
    voidReason: text('void_reason', { enum: voidReasons }),
  },
  (table) => [
    uniqueIndex('promotions_one_open')
      .on(table.workflowId)
      .where(sql`state = 'open'`),
  ],
);

import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { modes } from '../../domain/run.ts';
import type { JsonObject } from '../../lib/json.ts';
import { moment } from './columns.ts';

/** One row: what kind of parts this database has met. A database is wholly demo or wholly real. */
export const workspace = pgTable('workspace', {
  id: integer().primaryKey(),
  kind: text({ enum: ['demo', 'real'] }).notNull(),
  claimedAt: moment('claimed_at').notNull(),
  /** What happened up to then was invented: a demo that began with a history. */
  inventedUntil: moment('invented_until'),
});

export const workflows = pgTable('workflows', {
  id: text().primaryKey(),
  mode: text({ enum: modes }).notNull(),
});

export const workflowVersions = pgTable(
  'workflow_versions',
  {
    workflowId: text('workflow_id').notNull(),
    version: text().notNull(),
    definition: jsonb().$type<JsonObject>().notNull(),
    firstSeenAt: moment('first_seen_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workflowId, table.version] })],
);

export const teams = pgTable('teams', {
  id: text().primaryKey(),
  channelId: text('channel_id').notNull(),
  userGroupId: text('user_group_id'),
});

export const teamMembers = pgTable(
  'team_members',
  {
    teamId: text('team_id')
      .notNull()
      .references(() => teams.id),
    personId: text('person_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.personId] })],
);

/** A span in which somebody else decides for a person. */
export const absences = pgTable(
  'absences',
  {
    id: text().primaryKey(),
    personId: text('person_id').notNull(),
    deputyId: text('deputy_id').notNull(),
    startsAt: moment('starts_at').notNull(),
    endsAt: moment('ends_at').notNull(),
    declaredAt: moment('declared_at').notNull(),
  },
  (table) => [index('absences_ends').on(table.endsAt)],
);

/** What makes a workflow stand still: one row for each pause, the open one without an end. `*`: every workflow. */
export const pauses = pgTable(
  'pauses',
  {
    id: text().primaryKey(),
    workflowId: text('workflow_id').notNull(),
    pausedBy: text('paused_by').notNull(),
    reason: text().notNull(),
    pausedAt: moment('paused_at').notNull(),
    resumedBy: text('resumed_by'),
    resumedAt: moment('resumed_at'),
  },
  (table) => [
    uniqueIndex('pauses_one_open')
      .on(table.workflowId)
      .where(sql`resumed_at is null`),
  ],
);

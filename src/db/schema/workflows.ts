import { integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { modes } from '../../domain/run.ts';
import type { JsonObject } from '../../lib/json.ts';
import { moment } from './columns.ts';

/** One row: what kind of parts this database has met. A database is wholly demo or wholly real. */
export const workspace = pgTable('workspace', {
  id: integer().primaryKey(),
  kind: text({ enum: ['demo', 'real'] }).notNull(),
  claimedAt: moment('claimed_at').notNull(),
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

import { boolean, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { ToolDefinition } from '../../domain/foreign-tool.ts';
import { effects } from '../../domain/tool-grant.ts';
import { moment } from './columns.ts';

/** What an admin said about a tool last; who said what before is in the audit log. */
export const toolGrants = pgTable('tool_grants', {
  tool: text().primaryKey(),
  granted: boolean().notNull(),
  effect: text({ enum: effects }),
  changedBy: text('changed_by').notNull(),
  why: text().notNull(),
  changedAt: moment('changed_at').notNull(),
});

/** Every definition that a server ever gave for a tool of its own. */
export const toolDefinitions = pgTable(
  'tool_definitions',
  {
    tool: text().notNull(),
    hash: text().notNull(),
    definition: jsonb().$type<ToolDefinition>().notNull(),
    firstSeenAt: moment('first_seen_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tool, table.hash] })],
);

/** A tool of another program: which definition may be used, and which one it offers now. */
export const toolOffers = pgTable(
  'tool_offers',
  {
    tool: text().primaryKey(),
    server: text().notNull(),
    pinned: text().notNull(),
    offered: text().notNull(),
    changedAt: moment('changed_at'),
    goneSince: moment('gone_since'),
  },
  (table) => [index('tool_offers_server').on(table.server)],
);

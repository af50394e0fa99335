import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { actorKinds, eventTypes, surfaces } from '../../domain/event.ts';
import type { JsonObject } from '../../lib/json.ts';
import { moment } from './columns.ts';

/** The audit log. Insert only: one trigger numbers and chains each row, another refuses every change. */
export const events = pgTable(
  'events',
  {
    chain: text().notNull(),
    seq: integer().notNull().default(0),
    type: text({ enum: eventTypes }).notNull(),
    actorKind: text('actor_kind', { enum: actorKinds }).notNull(),
    actorId: text('actor_id').notNull(),
    surface: text({ enum: surfaces }).notNull(),
    data: jsonb().$type<JsonObject>().notNull(),
    at: moment('at').notNull(),
    prevHash: text('prev_hash').notNull().default(''),
    hash: text().notNull().default(''),
  },
  (table) => [
    primaryKey({ columns: [table.chain, table.seq] }),
    index('events_at').on(table.at),
    index('events_blocked')
      .on(table.at)
      .where(sql`type = 'run.blocked'`),
    index('events_demoted')
      .on(table.at)
      .where(sql`type = 'workflow.demoted'`),
  ],
);

export const chains = pgTable(
  'chains',
  {
    id: text().primaryKey(),
    seq: integer().notNull(),
    head: text().notNull(),
    sealedSeq: integer('sealed_seq').notNull().default(0),
  },
  (table) => [
    index('chains_unsealed')
      .on(table.id)
      .where(sql`seq > sealed_seq`),
  ],
);

/** A link over the heads that moved since the last seal, published outside the database as well. */
export const seals = pgTable('seals', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  at: moment('at').notNull(),
  heads: jsonb().$type<[chain: string, seq: number, head: string][]>().notNull(),
  prevHash: text('prev_hash').notNull(),
  hash: text().notNull(),
});

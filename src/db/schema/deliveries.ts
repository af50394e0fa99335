import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { deliveryStates } from '../../domain/delivery.ts';
import type { JsonObject } from '../../lib/json.ts';
import { moment } from './columns.ts';

/** What other systems sent to `/hooks`. What they wrote is kept until it became runs, the row itself for a while longer. */
export const deliveries = pgTable(
  'deliveries',
  {
    id: text().primaryKey(),
    source: text().notNull(),
    deliveryId: text('delivery_id').notNull(),
    fingerprint: text().notNull(),
    event: text().notNull(),
    payload: jsonb().$type<JsonObject>(),
    state: text({ enum: deliveryStates }).notNull(),
    /** A code: why it is held or was refused. */
    reason: text(),
    /** The runs that it started or joined. */
    runs: jsonb().$type<string[]>().notNull().default([]),
    attempts: integer().notNull().default(0),
    receivedAt: moment('received_at').notNull(),
    movedAt: moment('moved_at').notNull(),
  },
  (table) => [
    uniqueIndex('deliveries_id').on(table.source, table.deliveryId),
    uniqueIndex('deliveries_fingerprint').on(table.source, table.fingerprint),
    index('deliveries_open')
      .on(table.movedAt)
      .where(sql`state in ('waiting', 'held')`),
    index('deliveries_received').on(table.source, table.receivedAt.desc()),
  ],
);

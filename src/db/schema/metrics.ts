import { bigint, index, integer, json, jsonb, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import type { Counted } from '../../domain/metrics/counted.ts';
import type { Standing } from '../../domain/metrics/standing.ts';
import { moment } from './columns.ts';

/** Days that are over and hours of the day under way, counted once so that nobody counts their rows again. Can be counted anew from rows at any time. */
export const countedDays = pgTable(
  'counted_days',
  {
    startsAt: moment('starts_at').notNull(),
    endsAt: moment('ends_at').notNull(),
    /** What was counted, as a number: see `domain/metrics/counted.ts`. */
    definition: integer().notNull(),
    /** Per workflow in which something happened. As the text it came in: nothing looks inside, and a jsonb of so many numbers takes five times as long to read. */
    counts: json().$type<Record<string, Counted>>().notNull(),
    /** What stood open when it ended, per workflow in which something did. */
    standing: jsonb().$type<Record<string, Standing>>().notNull(),
    countedAt: moment('counted_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.startsAt, table.endsAt] })],
);

/** Moments of which something changed afterwards: a day that holds one is not as it was counted. */
export const recounts = pgTable(
  'recounts',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: moment('at').notNull(),
  },
  (table) => [index('recounts_at').on(table.at)],
);

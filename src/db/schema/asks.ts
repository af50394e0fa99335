import { pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { askKinds } from '../../domain/ask.ts';
import { moment } from './columns.ts';

/** What people ask for with a message in Slack, written before Slack is acknowledged. It holds no text: that is read there. */
export const asks = pgTable(
  'asks',
  {
    id: text().primaryKey(),
    /** What Slack tells twice has the same key. */
    key: text().notNull(),
    kind: text({ enum: askKinds }).notNull(),
    personId: text('person_id').notNull(),
    channelId: text('channel_id').notNull(),
    ts: text().notNull(),
    /** Null also where that is not known yet. */
    threadTs: text('thread_ts'),
    emoji: text(),
    askedAt: moment('asked_at').notNull(),
    /** Set once it was answered, or there was nothing to answer. */
    answeredAt: moment('answered_at'),
  },
  (table) => [uniqueIndex('asks_key').on(table.key)],
);

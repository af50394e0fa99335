import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { messageKinds, messageStates } from '../../domain/message.ts';
import { moment } from './columns.ts';
import { runs } from './runs.ts';

/** The outbox: one row per Slack message of ours. It is due while `wanted` is ahead of `shown`. */
export const messages = pgTable(
  'messages',
  {
    id: text().primaryKey(),
    /** Null when it is about a person or a week, not a run. */
    runId: text('run_id').references(() => runs.id),
    kind: text({ enum: messageKinds }).notNull(),
    /**
     * The review of a card, the incident, its note, the absence or the week of a digest that it tells of, with the channel, the person, the
     * other run or the workflow that it tells after a `:`; else the run.
     */
    aboutId: text('about_id').notNull(),
    channelId: text('channel_id').notNull(),
    /** Posted into the thread of this message. */
    threadOf: text('thread_of'),
    ts: text(),
    state: text({ enum: messageStates }).notNull(),
    wanted: integer().notNull().default(1),
    shown: integer().notNull().default(0),
    dueAt: moment('due_at').notNull(),
    leaseUntil: moment('lease_until'),
    attempts: integer().notNull().default(0),
    /** A post went out whose answer never came: look for it before posting again. */
    unanswered: boolean().notNull().default(false),
    code: text(),
    shownAt: moment('shown_at'),
  },
  (table) => [
    unique('messages_about').on(table.aboutId, table.kind),
    index('messages_run').on(table.runId),
    index('messages_incident')
      .on(sql`split_part(about_id, ':', 1)`)
      .where(sql`kind = 'incident'`),
    index('messages_due')
      .on(table.dueAt)
      .where(sql`state in ('waiting', 'sending')`),
  ],
);

/** When a channel may take its next post, for every writer: Slack allows about one a second, with short bursts. */
export const channelPaces = pgTable('channel_paces', {
  channelId: text('channel_id').primaryKey(),
  freeAt: moment('free_at').notNull(),
});

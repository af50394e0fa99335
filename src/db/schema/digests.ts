import { integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { DigestReport } from '../../domain/digest/report.ts';
import { moment } from './columns.ts';

/** A week's digest, once for ever: what it said is kept, so that it can be shown again as it was. */
export const digests = pgTable('digests', {
  week: text().primaryKey(),
  /** Where it stands, or was meant to. */
  channelId: text('channel_id').notNull(),
  report: jsonb().$type<DigestReport>().notNull(),
  /** Null: the clock did. */
  postedBy: text('posted_by'),
  postedAt: moment('posted_at').notNull(),
});

/** One row: where digests go, and from when on they are due. */
export const digestPlace = pgTable('digest_place', {
  id: integer().primaryKey(),
  /** Nobody chose: the setting of the environment counts. */
  chosenBy: text('chosen_by'),
  /** What was chosen; null: none is posted. */
  channelId: text('channel_id'),
  /** A Monday before this is not made up for. */
  since: moment('since').notNull(),
});

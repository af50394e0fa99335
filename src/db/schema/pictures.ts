import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { pictureStates } from '../../domain/picture.ts';
import { moment } from './columns.ts';

/** Pictures that Slack has, or was asked to take: the same picture is uploaded once. */
export const pictures = pgTable('pictures', {
  /** Made of what is on it. */
  key: text().primaryKey(),
  state: text({ enum: pictureStates }).notNull(),
  fileId: text('file_id'),
  uploadedAt: moment('uploaded_at'),
  /** Uploads, and messages with it, that Slack did not take. */
  attempts: integer().notNull().default(0),
  /** Not tried before. */
  dueAt: moment('due_at').notNull(),
  code: text(),
});

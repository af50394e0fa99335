import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';
import { runs } from './runs.ts';

/** A person's key to the HTTP API. Only the hash of its secret is kept. */
export const apiTokens = pgTable(
  'api_tokens',
  {
    id: text().primaryKey(),
    personId: text('person_id').notNull(),
    label: text().notNull(),
    hash: text().notNull(),
    issuedAt: moment('issued_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    lastUsedAt: moment('last_used_at'),
    revokedAt: moment('revoked_at'),
  },
  (table) => [index('api_tokens_person').on(table.personId)],
);

/** What a run can be found by beside its subject: a hash of `customer:maya@example.com`. Goes with the run's texts. */
export const runKeys = pgTable(
  'run_keys',
  {
    runId: text('run_id')
      .notNull()
      .references(() => runs.id),
    hash: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.hash] }), index('run_keys_hash').on(table.hash)],
);

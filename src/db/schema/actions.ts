import { sql } from 'drizzle-orm';
import { bigint, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { executionStatuses } from '../../domain/execution.ts';
import { incidentCauses, incidentStatuses, severities } from '../../domain/incident.ts';
import { moment } from './columns.ts';
import { proposals } from './reviews.ts';
import { contents, runs } from './runs.ts';

/** The carrying out of one approved action. */
export const executions = pgTable(
  'executions',
  {
    /** The action's id in the proposal: also its idempotency key. */
    actionId: text('action_id').primaryKey(),
    runId: text('run_id')
      .notNull()
      .references(() => runs.id),
    proposalId: text('proposal_id')
      .notNull()
      .references(() => proposals.id),
    ordinal: integer().notNull(),
    tool: text().notNull(),
    status: text({ enum: executionStatuses }).notNull(),
    /** Set before the outside call: whoever finds it set must look before it repeats. */
    claimedAt: moment('claimed_at'),
    settledAt: moment('settled_at'),
    code: text(),
    /** What was applied: record and note. */
    resultId: text('result_id').references(() => contents.id),
  },
  (table) => [
    unique('executions_order').on(table.proposalId, table.ordinal),
    index('executions_run').on(table.runId),
    index('executions_unknown')
      .on(table.runId)
      .where(sql`status = 'unknown'`),
  ],
);

/** What an approved action takes of a cap, by the hash of whose cap it is: `customer:maya@example.com`. Goes with the run's texts. */
export const countedActions = pgTable(
  'counted_actions',
  {
    actionId: text('action_id')
      .notNull()
      .references(() => executions.actionId, { onDelete: 'cascade' }),
    workflowId: text('workflow_id').notNull(),
    cap: text().notNull(),
    key: text().notNull(),
    /** In the currency's smallest unit; null where the cap counts actions. */
    amount: bigint({ mode: 'number' }),
    currency: text(),
    approvedAt: moment('approved_at').notNull(),
    /** Set once it was judged under the cap's lock, before its run's first action. */
    passedAt: moment('passed_at'),
  },
  (table) => [
    primaryKey({ columns: [table.actionId, table.cap, table.key] }),
    index('counted_actions_key').on(table.key, table.approvedAt),
  ],
);

export const incidents = pgTable(
  'incidents',
  {
    id: text().primaryKey(),
    workflowId: text('workflow_id').notNull(),
    runId: text('run_id').references(() => runs.id),
    cause: text({ enum: incidentCauses }).notNull(),
    code: text().notNull(),
    /** What and where, in our own words; never a text that somebody wrote. */
    detail: text(),
    fingerprint: text().notNull(),
    severity: text({ enum: severities }).notNull(),
    status: text({ enum: incidentStatuses }).notNull(),
    ownerTeam: text('owner_team').notNull(),
    openedAt: moment('opened_at').notNull(),
  },
  (table) => [
    index('incidents_run').on(table.runId),
    index('incidents_opened').on(table.openedAt),
    index('incidents_unresolved')
      .on(table.workflowId)
      .where(sql`status <> 'resolved'`),
    index('incidents_fingerprint').on(table.fingerprint, table.openedAt),
  ],
);

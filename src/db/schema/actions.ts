import { sql } from 'drizzle-orm';
import { bigint, index, integer, pgTable, primaryKey, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import { executionStatuses } from '../../domain/execution.ts';
import {
  incidentCauses,
  incidentDeeds,
  incidentStatuses,
  resolutionCodes,
  severities,
} from '../../domain/incident.ts';
import { actorKinds } from '../../domain/event.ts';
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
    /** What the system charges for it, once it was called; null where that is unknown. */
    costMicroUsd: bigint('cost_micro_usd', { mode: 'number' }),
    /** What was applied: record and note. */
    resultId: text('result_id').references(() => contents.id),
    /** How often a person had it tried again after it had certainly failed. */
    retries: integer().notNull().default(0),
    /** Who said what became of it, where the system could not. */
    settledBy: text('settled_by'),
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
    /** Who of the owners has it. */
    assignee: text(),
    openedAt: moment('opened_at').notNull(),
    acknowledgedBy: text('acknowledged_by'),
    acknowledgedAt: moment('acknowledged_at'),
    /** Null where it resolved by itself. */
    resolvedBy: text('resolved_by'),
    resolvedAt: moment('resolved_at'),
    resolution: text({ enum: resolutionCodes }),
    noteId: text('note_id').references(() => contents.id),
    /** How often it happened, and when last, where that is more than once. */
    occurrences: integer().notNull().default(1),
    lastAt: moment('last_at'),
  },
  (table) => [
    index('incidents_run').on(table.runId),
    index('incidents_opened').on(table.openedAt),
    index('incidents_fingerprint').on(table.fingerprint, table.openedAt),
    index('incidents_open')
      .on(table.workflowId, table.severity, table.openedAt)
      .where(sql`status <> 'resolved'`),
    index('incidents_resolved').on(table.workflowId, table.resolvedAt),
    uniqueIndex('incidents_repeated')
      .on(table.fingerprint)
      .where(sql`cause = 'repeated_failure' and status <> 'resolved'`),
  ],
);

/** The runs that a repeated failure is about, its own among them. */
export const incidentRuns = pgTable(
  'incident_runs',
  {
    incidentId: text('incident_id')
      .notNull()
      .references(() => incidents.id),
    runId: text('run_id')
      .notNull()
      .references(() => runs.id),
    lastAt: moment('last_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.incidentId, table.runId] }),
    index('incident_runs_run').on(table.runId),
  ],
);

/** What was done about an incident, by whom: each is told in its thread. */
export const incidentNotes = pgTable(
  'incident_notes',
  {
    id: text().primaryKey(),
    incidentId: text('incident_id')
      .notNull()
      .references(() => incidents.id),
    /** The run that it is about, where there is one. */
    runId: text('run_id').references(() => runs.id),
    deed: text({ enum: incidentDeeds }).notNull(),
    byKind: text('by_kind', { enum: actorKinds }).notNull(),
    byId: text('by_id').notNull(),
    /** To whom it was handed. */
    toId: text('to_id'),
    /** Which remedy, which resolution, what was found. */
    code: text(),
    noteId: text('note_id').references(() => contents.id),
    at: moment('at').notNull(),
    /** One deed may lead to the next at the same moment. */
    seq: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
  },
  (table) => [index('incident_notes_incident').on(table.incidentId, table.seq)],
);

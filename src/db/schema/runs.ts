import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { incidentCauses } from '../../domain/incident.ts';
import { modes, openStatuses, runStatuses, triggers } from '../../domain/run.ts';
import { stepKinds, stepStatuses } from '../../domain/step.ts';
import type { RunTool } from '../../domain/tool-grant.ts';
import { moment } from './columns.ts';

const quoted = (values: readonly string[]) => sql.raw(values.map((value) => `'${value}'`).join(', '));

/** Texts that people and systems wrote, apart from everything else so that they can be erased, salt included. */
export const contents = pgTable(
  'contents',
  {
    id: text().primaryKey(),
    runId: text('run_id').notNull(),
    body: jsonb().$type<unknown>(),
    salt: text(),
    hash: text().notNull(),
    writtenAt: moment('written_at').notNull(),
    erasedAt: moment('erased_at'),
  },
  (table) => [index('contents_run').on(table.runId)],
);

export const runs = pgTable(
  'runs',
  {
    id: text().primaryKey(),
    workflowId: text('workflow_id').notNull(),
    workflowVersion: text('workflow_version').notNull(),
    mode: text({ enum: modes }).notNull(),
    status: text({ enum: runStatuses }).notNull(),
    trigger: text({ enum: triggers }).notNull(),
    intakeKey: text('intake_key').notNull(),
    subjectKey: text('subject_key').notNull(),
    subjectLabel: text('subject_label').notNull(),
    intakeId: text('intake_id').notNull(),
    requesterId: text('requester_id'),
    /** Where the requester asked, when that was a Slack channel. */
    askedIn: text('asked_in'),
    /** The message there that it was started from, if any, and the message whose thread that is in. */
    messageTs: text('message_ts'),
    messageThreadTs: text('message_thread_ts'),
    channelId: text('channel_id').notNull(),
    attempt: integer().notNull().default(0),
    /** What it began with; null until then. A later grant adds nothing. */
    tools: jsonb().$type<RunTool[]>(),
    cause: text({ enum: incidentCauses }),
    causeCode: text('cause_code'),
    /** The settled run of the same subject that somebody asked to run again: rework. */
    rerunOf: text('rerun_of'),
    receivedAt: moment('received_at').notNull(),
    startedAt: moment('started_at'),
    proposedAt: moment('proposed_at'),
    decidedAt: moment('decided_at'),
    finishedAt: moment('finished_at'),
    /** Moved by every state change; the sweeper looks at what has not moved. */
    movedAt: moment('moved_at').notNull(),
  },
  (table) => [
    uniqueIndex('runs_intake_key').on(table.intakeKey),
    uniqueIndex('runs_open_subject')
      .on(table.workflowId, table.subjectKey)
      .where(sql`status in (${quoted(openStatuses)})`),
    index('runs_recent').on(table.receivedAt.desc()),
    index('runs_subject').on(table.subjectKey),
    index('runs_finished').on(table.finishedAt),
    index('runs_blocked')
      .on(table.workflowId)
      .where(sql`status = 'blocked'`),
    index('runs_label').on(sql`lower(${table.subjectLabel})`),
    index('runs_moving')
      .on(table.movedAt)
      .where(sql`status in ('queued', 'running', 'executing', 'awaiting_review')`),
  ],
);

/** A trigger that found its subject's run open and joined it: the same key later is that run, even when it is over. */
export const joins = pgTable(
  'joins',
  {
    key: text().primaryKey(),
    runId: text('run_id')
      .notNull()
      .references(() => runs.id),
    trigger: text({ enum: triggers }).notNull(),
    joinedAt: moment('joined_at').notNull(),
  },
  (table) => [index('joins_run').on(table.runId)],
);

export const steps = pgTable(
  'steps',
  {
    id: text().primaryKey(),
    runId: text('run_id')
      .notNull()
      .references(() => runs.id),
    attempt: integer().notNull(),
    kind: text({ enum: stepKinds }).notNull(),
    /** Tool or model name. */
    name: text().notNull(),
    status: text({ enum: stepStatuses }).notNull(),
    code: text(),
    startedAt: moment('started_at').notNull(),
    ms: integer(),
    /** Arguments and result of a tool call. */
    contentId: text('content_id'),
    inputTokens: integer('input_tokens'),
    cachedTokens: integer('cached_tokens'),
    outputTokens: integer('output_tokens'),
    /** Null: no price is known, or nothing was bought. */
    costMicroUsd: bigint('cost_micro_usd', { mode: 'number' }),
    priceVersion: text('price_version'),
  },
  (table) => [index('steps_run').on(table.runId, table.startedAt)],
);

/** Money set aside for one attempt to reach the model, before it was made, and what it came to. */
export const spendings = pgTable(
  'spendings',
  {
    id: text().primaryKey(),
    /** UTC: `2026-11-23`. */
    day: text().notNull(),
    workflowId: text('workflow_id').notNull(),
    runId: text('run_id').notNull(),
    reservedMicroUsd: bigint('reserved_micro_usd', { mode: 'number' }).notNull(),
    /** What counts when no answer ever came and none can come any more. */
    leastMicroUsd: bigint('least_micro_usd', { mode: 'number' }).notNull(),
    settledMicroUsd: bigint('settled_micro_usd', { mode: 'number' }),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [index('spendings_day').on(table.day)],
);

import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import { actorKinds, surfaces } from '../../domain/event.ts';
import type { Routing } from '../../domain/policy.ts';
import { decisionKinds, reviewResolutions } from '../../domain/review.ts';
import { moment } from './columns.ts';
import { contents, runs } from './runs.ts';

const ofRun = () =>
  text('run_id')
    .notNull()
    .references(() => runs.id);

/** Immutable: an edit is the next version. */
export const proposals = pgTable(
  'proposals',
  {
    id: text().primaryKey(),
    runId: ofRun(),
    version: integer().notNull(),
    authorKind: text('author_kind', { enum: actorKinds }).notNull(),
    authorId: text('author_id').notNull(),
    bodyId: text('body_id')
      .notNull()
      .references(() => contents.id),
    digest: text().notNull(),
    /** The rules by which it was judged. */
    workflowVersion: text('workflow_version').notNull(),
    routing: jsonb().$type<Routing>().notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [unique('proposals_version').on(table.runId, table.version)],
);

const ofProposal = () =>
  text('proposal_id')
    .notNull()
    .references(() => proposals.id);

export const reviews = pgTable(
  'reviews',
  {
    id: text().primaryKey(),
    runId: ofRun(),
    proposalId: ofProposal(),
    level: integer().notNull(),
    teamId: text('team_id').notNull(),
    quorum: integer().notNull(),
    openedAt: moment('opened_at').notNull(),
    dueAt: moment('due_at').notNull(),
    resolution: text({ enum: reviewResolutions }),
    resolvedAt: moment('resolved_at'),
  },
  (table) => [
    uniqueIndex('reviews_one_open')
      .on(table.runId)
      .where(sql`resolution is null`),
    index('reviews_run').on(table.runId),
    index('reviews_due')
      .on(table.dueAt)
      .where(sql`resolution is null`),
  ],
);

/** One answer of one person, or of one rule when no review was needed. */
export const decisions = pgTable(
  'decisions',
  {
    id: text().primaryKey(),
    runId: ofRun(),
    reviewId: text('review_id').references(() => reviews.id),
    proposalId: ofProposal(),
    kind: text({ enum: decisionKinds }).notNull(),
    deciderKind: text('decider_kind', { enum: actorKinds }).notNull(),
    deciderId: text('decider_id').notNull(),
    reasonCode: text('reason_code'),
    noteId: text('note_id').references(() => contents.id),
    surface: text({ enum: surfaces }).notNull(),
    decidedAt: moment('decided_at').notNull(),
  },
  (table) => [
    unique('decisions_once').on(table.reviewId, table.proposalId, table.deciderId),
    index('decisions_run').on(table.runId),
  ],
);

export const escalations = pgTable(
  'escalations',
  {
    id: text().primaryKey(),
    runId: ofRun(),
    /** Null when a rule escalated before any review. */
    fromReviewId: text('from_review_id').references(() => reviews.id),
    toReviewId: text('to_review_id')
      .notNull()
      .references(() => reviews.id),
    category: text().notNull(),
    askedByKind: text('asked_by_kind', { enum: actorKinds }).notNull(),
    askedById: text('asked_by_id').notNull(),
    noteId: text('note_id').references(() => contents.id),
    escalatedAt: moment('escalated_at').notNull(),
  },
  (table) => [index('escalations_run').on(table.runId)],
);

import { sql } from 'drizzle-orm';
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { CapUse } from '../../domain/cap.ts';
import { actorKinds, surfaces } from '../../domain/event.ts';
import type { Routing, Stage } from '../../domain/policy.ts';
import type { Recall } from '../../domain/recall.ts';
import { decisionKinds, reviewResolutions } from '../../domain/review.ts';
import { noticeKinds } from '../../domain/notice.ts';
import type { Timetable } from '../../domain/timetable.ts';
import type { WorkingHours } from '../../domain/working-time.ts';
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
    /** What of it was rejected lately. */
    recalls: jsonb().$type<Recall[]>().notNull().default([]),
    /** What of the workflow's caps was used when it was judged, and what it would use. */
    caps: jsonb().$type<CapUse[]>().notNull().default([]),
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
    /** So many rejections end it. */
    rejections: integer().notNull().default(1),
    /** Which of the route's levels this is, and those that are still to be asked. */
    stage: integer().notNull().default(1),
    remaining: jsonb().$type<Stage[]>().notNull().default([]),
    /** The level that the case was escalated to: an edit never takes it back below. */
    floor: integer().notNull().default(1),
    openedAt: moment('opened_at').notNull(),
    dueAt: moment('due_at').notNull(),
    /** What the clock does when, as promised on the card; empty for reviews from before there were reminders. */
    timetable: jsonb().$type<Timetable>().notNull().default([]),
    /** How many entries of the timetable are behind us. */
    timesKept: integer('times_kept').notNull().default(0),
    /** The hours in which its time counts; null: every hour. */
    hours: jsonb().$type<WorkingHours>(),
    nextAt: moment('next_at'),
    resolution: text({ enum: reviewResolutions }),
    resolvedAt: moment('resolved_at'),
  },
  (table) => [
    uniqueIndex('reviews_one_open')
      .on(table.runId)
      .where(sql`resolution is null`),
    index('reviews_run').on(table.runId),
    index('reviews_resolved').on(table.resolvedAt, table.openedAt),
    index('reviews_due')
      .on(sql`coalesce(next_at, due_at)`)
      .where(sql`resolution is null`),
  ],
);

/** Something that a surface showed of a review while it was open: its card as Slack took it, or the case as somebody opened it. */
export const showings = pgTable(
  'showings',
  {
    id: text().primaryKey(),
    runId: ofRun(),
    reviewId: text('review_id')
      .notNull()
      .references(() => reviews.id),
    /** Who saw it; null: whoever is in the channel. */
    personId: text('person_id'),
    surface: text({ enum: surfaces }).notNull(),
    contentId: text('content_id')
      .notNull()
      .references(() => contents.id),
    shownAt: moment('shown_at').notNull(),
  },
  (table) => [index('showings_run').on(table.runId, table.reviewId, table.shownAt)],
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
    /** The team member who is away, where a deputy decided. */
    onBehalfOf: text('on_behalf_of'),
    reasonCode: text('reason_code'),
    noteId: text('note_id').references(() => contents.id),
    surface: text({ enum: surfaces }).notNull(),
    /** What the decider had been shown; null where nothing was, and of decisions from before it was kept. */
    showingId: text('showing_id').references(() => showings.id),
    /** A rejection that asks the agent to try once more. */
    again: boolean().notNull().default(false),
    decidedAt: moment('decided_at').notNull(),
  },
  (table) => [
    unique('decisions_once').on(table.reviewId, table.proposalId, table.deciderId),
    index('decisions_run').on(table.runId),
    index('decisions_at').on(table.decidedAt, table.id),
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
  (table) => [index('escalations_run').on(table.runId), index('escalations_at').on(table.escalatedAt)],
);

/** Who said they are looking at a review, until when. It hinders nobody. */
export const claims = pgTable('claims', {
  reviewId: text('review_id')
    .primaryKey()
    .references(() => reviews.id),
  holderId: text('holder_id').notNull(),
  /** Who handed it on; null when the holder took it. */
  fromId: text('from_id'),
  noteId: text('note_id').references(() => contents.id),
  claimedAt: moment('claimed_at').notNull(),
  until: moment('until').notNull(),
});

/** A message that calls on people about a review: a reminder, or a review handed on. */
export const notices = pgTable(
  'notices',
  {
    id: text().primaryKey(),
    runId: ofRun(),
    reviewId: text('review_id')
      .notNull()
      .references(() => reviews.id),
    kind: text({ enum: noticeKinds }).notNull(),
    /** Whom it calls on; null: whoever may decide when it is shown. */
    personId: text('person_id'),
    fromId: text('from_id'),
    noteId: text('note_id').references(() => contents.id),
    at: moment('at').notNull(),
  },
  (table) => [index('notices_run').on(table.runId)],
);

/** One row for each action of a rejected proposal, so that the next one that proposes it can say so. */
export const rejectedActions = pgTable(
  'rejected_actions',
  {
    reviewId: text('review_id')
      .notNull()
      .references(() => reviews.id),
    actionId: text('action_id').notNull(),
    runId: ofRun(),
    /** Names the tool and the record that it would change. */
    fingerprint: text().notNull(),
    reasonCode: text('reason_code').notNull(),
    rejectedBy: text('rejected_by').notNull(),
    rejectedAt: moment('rejected_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.reviewId, table.actionId] }),
    index('rejected_actions_fingerprint').on(table.fingerprint, table.rejectedAt),
  ],
);

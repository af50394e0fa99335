import type { Decision, Escalation, Review } from '../db/reviews.ts';
import type { Claim, Notice } from '../db/notices.ts';
import type { Run } from '../db/runs.ts';
import type { Team } from '../db/teams.ts';
import { decidersFrom } from '../domain/deciders.ts';
import { mayDecide } from '../domain/review.ts';
import type { Holder } from '../domain/review.ts';
import { levelOf } from '../domain/workflow.ts';
import { timetableOf } from '../domain/timetable.ts';
import type { DecisionView, EscalationView, ProposalView, ReviewView } from '../domain/run-view.ts';
import type { Workflow } from '../domain/workflow.ts';
import type { Sources } from './run-view.ts';

type Rows = {
  run: Run;
  workflow: Workflow;
  reviews: readonly Review[];
  decisions: readonly Decision[];
  escalations: readonly Escalation[];
  proposals: readonly ProposalView[];
  texts: ReadonlyMap<string, unknown>;
  teams: readonly Pick<Team, 'id' | 'userGroupId'>[];
  claims: readonly Claim[];
  notices: readonly Notice[];
};

type Look = Pick<Sources, 'eligibilityOf' | 'now'>;

export async function reviewViews(sources: Look, rows: Rows): Promise<ReviewView[]> {
  const views = await Promise.all(rows.reviews.map((review, index) => viewOf(sources, rows, review, index)));
  return views.filter((view) => view !== undefined);
}

async function viewOf(
  sources: Look,
  rows: Rows,
  review: Review,
  index: number,
): Promise<ReviewView | undefined> {
  const { run, workflow, reviews, proposals, teams } = rows;
  const proposal = proposals.find(({ id }) => id === review.proposalId);
  if (!proposal) return undefined;
  const next = review.resolution ? reviews[index + 1] : undefined;
  const userGroupId = teams.find(({ id }) => id === review.teamId)?.userGroupId ?? null;
  return {
    id: review.id,
    runId: run.id,
    proposal,
    level: review.level,
    levels: workflow.levels.length,
    team: { id: review.teamId, userGroupId },
    reviewers: review.resolution ? [] : await reviewersOf(sources, rows, review, proposal),
    quorum: review.quorum,
    rejections: review.rejections,
    stage: review.stage,
    remaining: review.remaining.map(({ level, quorum }) => ({
      level,
      quorum,
      team: levelOf(workflow, level).team,
    })),
    openedAt: review.openedAt,
    dueAt: review.dueAt,
    timetable: timetableOf(review, { isLast: review.level >= workflow.levels.length }).map(
      ({ at, does }) => ({ at: new Date(at), does }),
    ),
    hours: review.hours,
    above: workflow.levels[review.level]?.team ?? null,
    claim: claimOn(review, rows, sources.now()),
    notices: noticesOf(review, rows),
    resolution: review.resolution,
    resolvedAt: review.resolvedAt,
    decisions: decisionsOn(review, rows),
    escalatedHere: escalationTo(review, rows),
    next: next ? { reviewId: next.id, team: next.teamId } : null,
  };
}

/** Who may decide now; of a review that is over, nobody. */
async function reviewersOf(
  { eligibilityOf }: Look,
  { run, workflow, decisions, reviews }: Rows,
  review: Review,
  { author, routing }: ProposalView,
): Promise<Holder[]> {
  const deciders = decidersFrom({
    workflow,
    requester: run.requesterId,
    review,
    proposal: { author, route: routing.route },
    answers: decisions,
    reviews,
  });
  return mayDecide(await eligibilityOf(deciders));
}

/** A claim that has not lapsed. */
function claimOn(review: Review, { claims, texts }: Rows, now: Date): ReviewView['claim'] {
  const claim = claims.find(({ reviewId }) => reviewId === review.id);
  if (!claim || claim.until <= now) return null;
  const { holderId, fromId, noteId, until } = claim;
  return { holder: holderId, from: fromId, note: textOf(noteId, texts), until };
}

function noticesOf(review: Review, { notices, texts }: Rows): ReviewView['notices'] {
  return notices
    .filter(({ reviewId }) => reviewId === review.id)
    .map(({ id, kind, personId, fromId, noteId, at }) => ({
      id,
      kind,
      to: personId,
      from: fromId,
      note: textOf(noteId, texts),
      at,
    }));
}

function decisionsOn(review: Review, { decisions, texts }: Rows): DecisionView[] {
  return decisions
    .filter((decision) => decision.reviewId === review.id)
    .map(({ deciderKind, deciderId, noteId, ...decision }) => ({
      kind: decision.kind,
      decider: { kind: deciderKind, id: deciderId },
      onBehalfOf: decision.onBehalfOf,
      again: decision.again,
      reasonCode: decision.reasonCode,
      note: textOf(noteId, texts),
      surface: decision.surface,
      decidedAt: decision.decidedAt,
      showingId: decision.showingId,
    }));
}

function escalationTo(review: Review, { escalations, texts }: Rows): EscalationView | null {
  const escalation = escalations.find(({ toReviewId }) => toReviewId === review.id);
  if (!escalation) return null;
  const { category, askedByKind, askedById, noteId, escalatedAt } = escalation;
  return {
    category,
    askedBy: { kind: askedByKind, id: askedById },
    note: textOf(noteId, texts),
    escalatedAt,
  };
}

function textOf(id: string | null, texts: ReadonlyMap<string, unknown>): string | null {
  const text = id === null ? undefined : texts.get(id);
  return typeof text === 'string' ? text : null;
}

import type { Decision, Escalation, Review } from '../db/reviews.ts';
import type { Run } from '../db/runs.ts';
import type { Team } from '../db/teams.ts';
import { mayDecide } from '../domain/review.ts';
import type { DecisionView, EscalationView, ProposalView, ReviewView } from '../domain/run-view.ts';
import type { Workflow } from '../domain/workflow.ts';

type Rows = {
  run: Run;
  workflow: Workflow;
  reviews: readonly Review[];
  decisions: readonly Decision[];
  escalations: readonly Escalation[];
  proposals: readonly ProposalView[];
  texts: ReadonlyMap<string, unknown>;
  teams: readonly Team[];
  members: ReadonlyMap<string, string[]>;
};

export function reviewViews(rows: Rows): ReviewView[] {
  const { run, workflow, reviews, proposals, teams, members } = rows;
  return reviews.flatMap((review, index) => {
    const proposal = proposals.find(({ id }) => id === review.proposalId);
    if (!proposal) return [];
    const moved = review.resolution === 'escalated' || review.resolution === 'edited';
    const next = moved ? reviews[index + 1] : undefined;
    const userGroupId = teams.find(({ id }) => id === review.teamId)?.userGroupId ?? null;
    return {
      id: review.id,
      runId: run.id,
      proposal,
      level: review.level,
      levels: workflow.levels.length,
      team: { id: review.teamId, userGroupId },
      reviewers: mayDecide({ requester: run.requesterId, eligible: members.get(review.teamId) ?? [] }),
      quorum: review.quorum,
      openedAt: review.openedAt,
      dueAt: review.dueAt,
      resolution: review.resolution,
      resolvedAt: review.resolvedAt,
      decisions: decisionsOn(review, rows),
      escalatedHere: escalationTo(review, rows),
      next: next ? { reviewId: next.id, team: next.teamId } : null,
    };
  });
}

function decisionsOn(review: Review, { decisions, texts }: Rows): DecisionView[] {
  return decisions
    .filter((decision) => decision.reviewId === review.id)
    .map(({ kind, deciderKind, deciderId, reasonCode, noteId, surface, decidedAt }) => ({
      kind,
      decider: { kind: deciderKind, id: deciderId },
      reasonCode,
      note: textOf(noteId, texts),
      surface,
      decidedAt,
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

import { fieldsOf } from '../../../domain/form/fields-of.ts';
import type { Action } from '../../../domain/proposal.ts';
import type { ReviewView, RunView } from '../../../domain/run-view.ts';
import type { WriteTool } from '../../../domain/tool.ts';
import { decisionShape } from './run.ts';

/** A review with what a person needs to decide, as the card has it. */
export function reviewShape(run: RunView, review: ReviewView, writes: readonly WriteTool[]) {
  const { proposal, claim, escalatedHere, next } = review;
  const { body, routing } = proposal;
  return {
    id: review.id,
    run: { id: run.id, status: run.status, requester: run.requesterId },
    workflow: { id: run.workflow.id, title: run.workflow.title },
    subject: { label: run.subject.label, url: run.subject.record?.url ?? null },
    level: review.level,
    levels: review.levels,
    team: review.team.id,
    may_decide: review.reviewers.map(({ person, onBehalfOf }) => ({ person, on_behalf_of: onBehalfOf })),
    approvals: review.decisions.filter(({ kind }) => kind === 'approve').length,
    quorum: review.quorum,
    remaining: review.remaining,
    opened_at: review.openedAt,
    due_at: review.dueAt,
    claimed_by: claim?.holder ?? null,
    resolution: review.resolution,
    resolved_at: review.resolvedAt,
    next: next?.reviewId ?? null,
    escalated: escalatedHere && {
      category: escalatedHere.category,
      asked_by: escalatedHere.askedBy,
      note: escalatedHere.note,
    },
    decisions: review.decisions.map(decisionShape),
    proposal: {
      id: proposal.id,
      version: proposal.version,
      digest: proposal.digest,
      author: proposal.author,
      created_at: proposal.createdAt,
      rule: { name: routing.rule, sentence: routing.sentence },
      summary: body?.summary ?? null,
      category: body?.category ?? null,
      confidence: body?.confidence ?? null,
      question: body?.question ?? null,
      policy: body?.policy ?? null,
      evidence: body?.evidence ?? null,
      actions: body?.actions.map((action) => actionShape(action, writes)) ?? null,
      case: proposal.sections,
      changes: proposal.changes,
      rejected_before: proposal.recalls,
    },
    reject_reasons: run.workflow.rejectReasons,
    escalation_categories: run.workflow.escalationCategories,
  };
}

function actionShape(action: Action, writes: readonly WriteTool[]) {
  const { id, tool: name, says, risk, movesMoney, args, outOfScope } = action;
  const tool = writes.find((each) => each.name === name);
  const fields = tool ? fieldsOf(tool.input, tool.editable, args, id) : [];
  return {
    id,
    tool: name,
    says,
    risk,
    moves_money: movesMoney,
    out_of_scope: outOfScope,
    args,
    /** What an edit may change: the field's id and its value as a person types it. */
    editable: fields.map(({ id: field, title, kind, value, options, currency }) => ({
      id: field,
      title,
      kind,
      value,
      options,
      currency,
    })),
  };
}

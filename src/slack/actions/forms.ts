import type { ModalView } from '@slack/types';
import { fieldsOf } from '../../domain/form/fields-of.ts';
import type { ReviewView, RunView } from '../../domain/run-view.ts';
import { getWriteTool } from '../../domain/workflow.ts';
import { getWorkflow } from '../../engine/find-workflow.ts';
import type { Desk } from '../desk.ts';
import { editModal } from '../modals/edit-modal.ts';
import { escalateModal } from '../modals/escalate-modal.ts';
import { rejectModal } from '../modals/reject-modal.ts';

/** The edit form, typed from the schemas of the proposal's tools. */
export function editForm(run: RunView, review: ReviewView, desk: Desk): ModalView {
  const workflow = getWorkflow(desk.ctx, run.workflow.id);
  const groups = (review.proposal.body?.actions ?? []).map((action) => {
    const { input, editable } = getWriteTool(workflow, action.tool);
    return { heading: action.says, fields: fieldsOf(input, editable, action.args, action.id) };
  });
  return editModal({ reviewId: review.id, groups });
}

export function rejectForm(run: RunView, review: ReviewView): ModalView {
  return rejectModal({ reviewId: review.id, reasons: run.workflow.rejectReasons });
}

/** People choose among the categories that people use; those of rules and the clock are listed after them. */
export function escalateForm(run: RunView, review: ReviewView, desk: Desk): ModalView {
  const workflow = getWorkflow(desk.ctx, run.workflow.id);
  const nextTeam = workflow.levels[review.level]?.team ?? review.team.id;
  return escalateModal({ reviewId: review.id, categories: run.workflow.escalationCategories, nextTeam });
}

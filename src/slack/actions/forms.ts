import type { ModalView } from '@slack/types';
import { triesLeft } from '../../domain/another-try.ts';
import { Refused } from '../../domain/refused.ts';
import type { ReviewView, RunView } from '../../domain/run-view.ts';
import { getWorkflow } from '../../engine/find-workflow.ts';
import type { Desk } from '../desk.ts';
import { editForm } from '../edit-form.ts';
import { escalateModal } from '../modals/escalate-modal.ts';
import { rejectModal } from '../modals/reject-modal.ts';
import { respondModal } from '../modals/respond-modal.ts';

export function openEdit(run: RunView, review: ReviewView, desk: Desk): ModalView {
  return editForm(getWorkflow(desk.ctx, run.workflow.id), review.id, review.proposal.body?.actions ?? []);
}

export function openReject(run: RunView, review: ReviewView): ModalView {
  return rejectModal({
    reviewId: review.id,
    reasons: run.workflow.rejectReasons,
    triesLeft: review.proposal.body ? triesLeft(run.reviews) : null,
    rejections: review.rejections,
  });
}

/** People choose among the categories that people use; those of rules and the clock are listed after them. */
export function openEscalate(run: RunView, review: ReviewView, desk: Desk): ModalView {
  const workflow = getWorkflow(desk.ctx, run.workflow.id);
  const nextTeam = workflow.levels[review.level]?.team ?? review.team.id;
  return escalateModal({ reviewId: review.id, categories: run.workflow.escalationCategories, nextTeam });
}

export function openRespond(_run: RunView, { id, proposal }: ReviewView): ModalView {
  const question = proposal.body?.question;
  if (!question) throw new Refused('no_question');
  return respondModal({ reviewId: id, question });
}

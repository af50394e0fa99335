import type { ModalView } from '@slack/types';
import { Refused } from '../../domain/refused.ts';
import type { ReviewView, RunView } from '../../domain/run-view.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { getWorkflow } from '../../engine/find-workflow.ts';
import type { JudgedEdit } from '../../engine/reviews/edits/judge-edit.ts';
import { previewEdit } from '../../engine/reviews/edits/preview-edit.ts';
import { seeReview } from '../../engine/reviews/see-review.ts';
import { getReviewView } from '../actions/open-form.ts';
import { carriedOver, changedByThem } from '../carried-over.ts';
import { bold, section } from '../cards/parts/rich-text.ts';
import { labelOf } from '../cards/review/arguments.ts';
import type { Desk } from '../desk.ts';
import { editForm } from '../edit-form.ts';
import type { Typed } from '../edit-form.ts';
import { meanwhile } from '../modals/meanwhile.ts';
import { messageModal } from '../modals/message-modal.ts';
import { typedTexts } from '../modals/typed-texts.ts';
import { refusalText } from '../wording/refusals.ts';
import type { Pushed } from './submitted.ts';

type Late = { reviewId: string; person: string; typed: Typed };

/**
 * The case went on while the form was open. Where this person may decide on what it is now, the form comes back over
 * that with what they changed kept in it, to be saved by the next submission. Where not, they see what happened and
 * what they typed.
 */
export async function editAgain(desk: Desk, late: Late, refused: Refused): Promise<ModalView | Pushed> {
  const { reviewId, person, typed } = late;
  const { runId } = await seeReview(desk.ctx, { reviewId, person, surface: 'view' });
  const { run, review } = await getReviewView(desk, runId, reviewId);
  const workflow = getWorkflow(desk.ctx, run.workflow.id);
  const open = run.reviews.find(({ resolution }) => resolution === null);
  const mayDecide = open?.reviewers.some((holder) => holder.person === person);
  if (!open?.proposal.body || !review.proposal.body || !mayDecide)
    return { push: tooLate(workflow, run, review, typed, refused) };

  const now = open.proposal.body.actions;
  const kept = carriedOver(workflow, { seen: review.proposal.body.actions, now }, typed);
  const tried = await tryEdit(desk, { reviewId: open.id, person, typed: kept.typed });
  const where = `This form is about version ${open.proposal.version} now. What you changed is kept in it, the rest is as that version has it, and nothing is saved yet.`;
  return editForm(workflow, open.id, now, {
    typed: kept.typed,
    ...tried,
    meanwhile: [...meanwhile(run, review), section(bold(where)), ...typedTexts(kept.left)],
  });
}

/** What the edit would change in the version of now, or what stands in its way. */
async function tryEdit(
  desk: Desk,
  { reviewId, person, typed: edits }: Late,
): Promise<{ judged?: JudgedEdit; problems?: string[] }> {
  try {
    return await previewEdit(desk.ctx, { reviewId, person, surface: 'view', edits });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { problems: problemsIn(error) };
  }
}

function problemsIn(refused: Refused): string[] {
  const { reason, detail } = refused;
  if (reason === 'nothing_changed')
    return ['What you typed is what the proposal says by now: approve it on its card, or change a field.'];
  if (reason === 'forbidden_by_rule')
    return [`A rule forbids that: ${detail['sentence'] ?? 'it is blocked'}`];
  if (reason !== 'bad_input') throw refused;
  return Object.entries(detail).map(
    ([field, problem]) => `${labelOf(field.split(':').at(-1) ?? field)}: ${problem}`,
  );
}

function tooLate(
  workflow: Workflow,
  run: RunView,
  seen: ReviewView,
  typed: Typed,
  refused: Refused,
): ModalView {
  const open = run.reviews.find(({ resolution }) => resolution === null);
  const actions = seen.proposal.body?.actions ?? [];
  return messageModal('Nothing was changed', refusalText(refused), [
    ...meanwhile(run, seen),
    ...(open
      ? [section(`${open.team.id} decides on it now, and you are not among the people who may.`)]
      : []),
    ...typedTexts(changedByThem(workflow, actions, typed)),
  ]);
}

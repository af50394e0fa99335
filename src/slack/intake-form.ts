import type { ModalView } from '@slack/types';
import { fieldsOf } from '../domain/form/fields-of.ts';
import type { Workflow } from '../domain/workflow.ts';
import type { Desk } from './desk.ts';
import { intakeModal } from './modals/intake-modal.ts';

/** Before the argument's name in the form's field ids. */
export const intakePrefix = 'intake';

/** The form that starts a workflow, made from its intake schema. It remembers the channel where it was asked for. */
export function intakeForm(
  desk: Desk,
  { chosen, askedIn }: { chosen: Workflow | null; askedIn: string | null },
): ModalView {
  const only = desk.ctx.workflows.length === 1 ? (desk.ctx.workflows[0] ?? null) : null;
  const workflow = chosen ?? only;
  const names = workflow ? Object.keys(workflow.intake.shape) : [];
  return intakeModal({
    workflows: desk.ctx.workflows,
    chosen: workflow?.id ?? null,
    fields: workflow ? fieldsOf(workflow.intake, names, {}, intakePrefix) : [],
    about: askedIn ?? '',
  });
}

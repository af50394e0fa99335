import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import type { FormField } from '../../domain/run-view.ts';
import { limits } from '../block-kit/limits.ts';
import { context, plain } from '../cards/parts/blocks.ts';
import type { WorkflowLine } from '../cards/help-message.ts';
import { richText, section } from '../cards/parts/rich-text.ts';
import { actionIds, callbackIds, fieldIds } from '../ids.ts';
import { clip, oneLine } from '../text.ts';
import { formField } from './form-field.ts';
import { modal } from './modal.ts';
import { correctFirst } from './correct-first.ts';

export type IntakeForm = {
  workflows: readonly WorkflowLine[];
  /** The chosen workflow's id; its fields are then shown. */
  chosen: string | null;
  fields: readonly FormField[];
  problems?: readonly string[];
  /** Comes back with the submission, for example the channel it was asked in. */
  about?: string;
};

/** Choose a workflow, fill in what it needs, start it. */
export function intakeModal({ workflows, chosen, fields, problems = [], about = '' }: IntakeForm): ModalView {
  const form = { callbackId: callbackIds.intake, title: 'Start a workflow', about };
  if (workflows.length === 0)
    return modal({
      ...form,
      blocks: richText([section('There is no workflow that you may start. Ask an admin of LeenOps.')]),
    });
  const workflow = workflows.find(({ id }) => id === chosen);
  return modal({
    ...form,
    submit: 'Start',
    blocks: [
      ...correctFirst(problems),
      chooser(workflows, workflow),
      ...(workflow ? [context(clip(oneLine(workflow.purpose), 500) || 'It has no description yet.')] : []),
      ...(workflow ? fields.flatMap(formField) : []),
    ],
  });
}

function chooser(workflows: readonly WorkflowLine[], chosen: WorkflowLine | undefined): InputBlock {
  return {
    type: 'input',
    block_id: fieldIds.workflow,
    label: plain('Workflow'),
    dispatch_action: true,
    element: {
      type: 'static_select',
      action_id: actionIds.chooseWorkflow,
      placeholder: plain('Choose one', limits.select.placeholder),
      options: workflows.slice(0, limits.select.options).map(option),
      ...(chosen ? { initial_option: option(chosen) } : {}),
    },
  };
}

function option({ id, title }: WorkflowLine): PlainTextOption {
  return { text: plain(oneLine(title), limits.option.text), value: id };
}

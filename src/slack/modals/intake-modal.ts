import type { InputBlock, KnownBlock, ModalView, PlainTextOption, StaticSelect } from '@slack/types';
import type { FormField } from '../../domain/run-view.ts';
import { limits } from '../block-kit/limits.ts';
import { context, plain } from '../cards/parts/blocks.ts';
import type { WorkflowLine } from '../cards/help-message.ts';
import { quote as quoted, richText, section } from '../cards/parts/rich-text.ts';
import { actionIds, callbackIds, fieldIds } from '../ids.ts';
import { clip, oneLine } from '../text.ts';
import { formField } from './form-field.ts';
import { modal } from './modal.ts';
import { correctFirst } from './correct-first.ts';

type Offered = Pick<WorkflowLine, 'id' | 'title' | 'purpose'>;

export type IntakeForm = {
  workflows: readonly Offered[];
  /** The ids of those for which something was found in the message. */
  found?: readonly string[];
  /** The chosen workflow's id; its fields are then shown. */
  chosen: string | null;
  fields: readonly FormField[];
  /** The beginning of the message that it is asked with. */
  quote?: string;
  problems?: readonly string[];
  /** Comes back with the submission, for example the channel it was asked in. */
  about?: string;
};

/** Choose a workflow, fill in what it needs, start it. */
export function intakeModal(form: IntakeForm): ModalView {
  const { workflows, found = [], chosen, fields, quote = '', problems = [], about = '' } = form;
  const frame = { callbackId: callbackIds.intake, title: 'Start a workflow', about };
  if (workflows.length === 0)
    return modal({
      ...frame,
      blocks: richText([section('There is no workflow that you may start. Ask an admin of LeenOps.')]),
    });
  const workflow = workflows.find(({ id }) => id === chosen);
  return modal({
    ...frame,
    submit: 'Start',
    blocks: [
      ...message(quote, found.length > 0),
      ...correctFirst(problems),
      chooser(workflows, found, workflow),
      ...(workflow ? [context(clip(oneLine(workflow.purpose), 500) || 'It has no description yet.')] : []),
      ...(workflow ? fields.flatMap(formField) : []),
    ],
  });
}

function message(quote: string, isFound: boolean): KnownBlock[] {
  if (quote === '') return [];
  const said = isFound
    ? 'From this message. Check what was found in it before you start:'
    : 'I found nothing in this message that a workflow could be about. Choose one and fill it in:';
  return richText([section(said), quoted(quote)]);
}

function chooser(
  workflows: readonly Offered[],
  found: readonly string[],
  chosen: Offered | undefined,
): InputBlock {
  return {
    type: 'input',
    block_id: fieldIds.workflow,
    label: plain('Workflow'),
    dispatch_action: true,
    element: {
      type: 'static_select',
      action_id: actionIds.chooseWorkflow,
      placeholder: plain('Choose one', limits.select.placeholder),
      ...choices(workflows.slice(0, limits.select.options), found),
      ...(chosen ? { initial_option: option(chosen) } : {}),
    },
  };
}

function choices(
  workflows: readonly Offered[],
  found: readonly string[],
): Pick<StaticSelect, 'options' | 'option_groups'> {
  const first = workflows.filter(({ id }) => found.includes(id));
  const others = workflows.filter(({ id }) => !found.includes(id));
  if (first.length === 0 || others.length === 0) return { options: workflows.map(option) };
  return {
    option_groups: [
      { label: plain('Found in the message'), options: first.map(option) },
      { label: plain('Others'), options: others.map(option) },
    ],
  };
}

function option({ id, title }: Offered): PlainTextOption {
  return { text: plain(oneLine(title), limits.option.text), value: id };
}

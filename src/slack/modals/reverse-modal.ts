import type { InputBlock, ModalView } from '@slack/types';
import { reversalReasons } from '../../domain/reversal.ts';
import type { ExecutionView, RunView } from '../../domain/run-view.ts';
import { second } from '../../lib/time.ts';
import { limits } from '../block-kit/limits.ts';
import { context, plain } from '../cards/parts/blocks.ts';
import { actionIds, callbackIds, fieldIds } from '../ids.ts';
import { clip, oneLine } from '../text.ts';
import { choiceField, noteField } from './choice-field.ts';
import { modal } from './modal.ts';

/** Which of a run's actions were undone, when and why. `note`: what was typed with the command. */
export function reverseModal(run: RunView, { note, now }: { note: string; now: Date }): ModalView {
  const standing = run.executions.filter(({ status, reversal }) => status === 'applied' && !reversal);
  return modal({
    callbackId: callbackIds.reverse,
    title: 'Mark as undone',
    submit: 'Record it',
    close: 'Cancel',
    about: run.id,
    blocks: [
      context(
        'This records it; it undoes nothing. What you choose was undone already, in its own system: it counts as rework from now on, and the run says so.',
      ),
      actionsField(standing),
      atField(now),
      choiceField(fieldIds.reason, 'Why was it undone?', reversalReasons),
      noted(noteField('What should others know?', 'It stands in the history of the run.'), note),
    ],
  });
}

/** One alone is chosen already. */
function actionsField(standing: readonly ExecutionView[]): InputBlock {
  const options = standing.slice(0, limits.select.options).map(({ actionId, ordinal, tool, says }) => ({
    text: plain(`${ordinal}. ${clip(oneLine(says ?? tool), 70)}`, limits.option.text),
    value: actionId,
  }));
  return {
    type: 'input',
    block_id: fieldIds.actions,
    label: plain('What was undone?'),
    element: {
      type: 'multi_static_select',
      action_id: actionIds.typed,
      placeholder: plain('Choose', limits.select.placeholder),
      options,
      ...(options.length === 1 ? { initial_options: options } : {}),
    },
  };
}

function atField(now: Date): InputBlock {
  return {
    type: 'input',
    block_id: fieldIds.at,
    label: plain('When was it undone?'),
    element: {
      type: 'datetimepicker',
      action_id: actionIds.typed,
      initial_date_time: Math.floor(now.getTime() / second),
    },
  };
}

function noted(field: InputBlock, note: string): InputBlock {
  if (!note || field.element.type !== 'plain_text_input') return field;
  return { ...field, element: { ...field.element, initial_value: note.slice(0, limits.input.text) } };
}

import type { InputBlock } from '@slack/types';
import type { Choice } from '../../domain/workflow.ts';
import { limits } from '../block-kit/limits.ts';
import { plain } from '../cards/parts/blocks.ts';
import { actionIds, fieldIds } from '../ids.ts';

/** A required choice among what the workflow offers; what comes back is the code. */
export function choiceField(blockId: string, label: string, choices: readonly Choice[]): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    element: {
      type: 'static_select',
      action_id: actionIds.typed,
      placeholder: plain('Choose one', limits.select.placeholder),
      options: choices
        .slice(0, limits.select.options)
        .map((choice) => ({ text: plain(choice.label, limits.option.text), value: choice.code })),
    },
  };
}

export function noteField(label: string, hint: string): InputBlock {
  return {
    type: 'input',
    block_id: fieldIds.note,
    label: plain(label),
    hint: plain(hint),
    optional: true,
    element: {
      type: 'plain_text_input',
      action_id: actionIds.typed,
      multiline: true,
      max_length: limits.input.text,
    },
  };
}

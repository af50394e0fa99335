import type { ModalView } from '@slack/types';
import { limits } from '../block-kit/limits.ts';
import { context, plain } from '../cards/parts/blocks.ts';
import { paged } from '../cards/parts/pages.ts';
import { bold, quote, section } from '../cards/parts/rich-text.ts';
import { actionIds, callbackIds, fieldIds } from '../ids.ts';
import { modal } from './modal.ts';

/** The agent's question in full, and room for the answer. */
export function respondModal({ reviewId, question }: { reviewId: string; question: string }): ModalView {
  return modal({
    callbackId: callbackIds.respond,
    title: 'Answer the agent',
    submit: 'Answer',
    close: 'Cancel',
    about: reviewId,
    blocks: [
      ...paged([section(bold('It asks:')), quote(question)]),
      {
        type: 'input',
        block_id: fieldIds.answer,
        label: plain('Your answer'),
        hint: plain('The agent gets exactly this text. It stands on the card and in the run’s history.'),
        element: {
          type: 'plain_text_input',
          action_id: actionIds.typed,
          multiline: true,
          max_length: limits.input.text,
        },
      },
      context(
        'Nothing of this proposal will be carried out. The agent works on the case again with your answer, and what it proposes then is reviewed again.',
      ),
    ],
  });
}

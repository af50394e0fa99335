import type { InputBlock, ModalView } from '@slack/types';
import type { Choice } from '../../domain/workflow.ts';
import { context, plain } from '../cards/parts/blocks.ts';
import { actionIds, callbackIds, fieldIds } from '../ids.ts';
import { choiceField, noteField } from './choice-field.ts';
import { modal } from './modal.ts';

type Rejection = {
  reviewId: string;
  reasons: readonly Choice[];
  /** How often the agent may still be asked to try again; null where its texts are gone. */
  triesLeft: number | null;
  /** So many rejections end it. */
  rejections: number;
};

/** The value of the ticked box. */
export const again = 'again';

export function rejectModal({ reviewId, reasons, triesLeft, rejections }: Rejection): ModalView {
  const canTry = triesLeft !== null && triesLeft > 0;
  return modal({
    callbackId: callbackIds.reject,
    title: 'Reject the proposal',
    submit: 'Reject',
    close: 'Cancel',
    about: reviewId,
    blocks: [
      choiceField(fieldIds.reason, 'Reason', reasons),
      noteField(
        'What should have been done instead?',
        canTry
          ? 'The requester and the workflow’s owner read this; with another try, the agent does.'
          : 'The requester and the workflow’s owner read this.',
      ),
      ...(canTry ? [anotherTry(triesLeft)] : []),
      ...(triesLeft === 0 ? [context('The agent has tried again twice already, so this ends the run.')] : []),
      ...(rejections > 1 ? [context(several(rejections, canTry))] : []),
      context(
        canTry
          ? 'Nothing of the proposal will be carried out. Without another try the run ends and the requester is told the reason.'
          : 'Nothing of the proposal will be carried out. The requester is told the reason.',
      ),
    ],
  });
}

function anotherTry(left: number): InputBlock {
  return {
    type: 'input',
    block_id: fieldIds.again,
    label: plain('Another try'),
    hint: plain(left === 1 ? 'It can be asked once more.' : `It can be asked ${left} times.`),
    optional: true,
    element: {
      type: 'checkboxes',
      action_id: actionIds.typed,
      options: [{ text: plain('Ask the agent to try again with this'), value: again }],
    },
  };
}

function several(rejections: number, canTry: boolean): string {
  const needed = `It takes ${rejections} rejections to end this.`;
  return canTry ? `${needed} The agent tries again only if every one of them asks for it.` : needed;
}

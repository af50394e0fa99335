import type { ModalView } from '@slack/types';
import type { Choice } from '../../domain/workflow.ts';
import { context } from '../cards/parts/blocks.ts';
import { callbackIds, fieldIds } from '../ids.ts';
import { choiceField, noteField } from './choice-field.ts';
import { modal } from './modal.ts';

export function rejectModal({
  reviewId,
  reasons,
}: {
  reviewId: string;
  reasons: readonly Choice[];
}): ModalView {
  return modal({
    callbackId: callbackIds.reject,
    title: 'Reject the proposal',
    submit: 'Reject',
    close: 'Cancel',
    about: reviewId,
    blocks: [
      choiceField(fieldIds.reason, 'Reason', reasons),
      noteField('What should have been done instead?', 'The requester and the workflow’s owner read this.'),
      context('Nothing of the proposal will be carried out. The requester is told the reason.'),
    ],
  });
}

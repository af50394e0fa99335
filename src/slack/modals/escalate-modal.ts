import type { ModalView } from '@slack/types';
import type { Choice } from '../../domain/workflow.ts';
import { context } from '../cards/parts/blocks.ts';
import { callbackIds, fieldIds } from '../ids.ts';
import { choiceField, noteField } from './choice-field.ts';
import { modal } from './modal.ts';

export function escalateModal({
  reviewId,
  categories,
  nextTeam,
}: {
  reviewId: string;
  categories: readonly Choice[];
  nextTeam: string;
}): ModalView {
  return modal({
    callbackId: callbackIds.escalate,
    title: 'Escalate',
    submit: 'Escalate',
    close: 'Cancel',
    about: reviewId,
    blocks: [
      choiceField(fieldIds.category, 'Why does it need somebody else?', categories),
      noteField('What should they know?', 'It stands on their card, with the whole case.'),
      context(`${nextTeam} decides next. You and your team can no longer decide on it.`),
    ],
  });
}

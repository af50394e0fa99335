import type { ModalView } from '@slack/types';
import type { Holder } from '../../domain/review.ts';
import { limits } from '../block-kit/limits.ts';
import { holder } from '../cards/parts/actor.ts';
import { context, plain } from '../cards/parts/blocks.ts';
import { joined } from '../cards/parts/rich-text.ts';
import { actionIds, callbackIds, fieldIds } from '../ids.ts';
import { noteField } from './choice-field.ts';
import { modal } from './modal.ts';

const shown = 20;

/** Gives a review to somebody else who may decide on it. */
export function handOnModal({
  reviewId,
  reviewers,
}: {
  reviewId: string;
  reviewers: readonly Holder[];
}): ModalView {
  const may = joined(reviewers.slice(0, shown).map(holder), ', ');
  return modal({
    callbackId: callbackIds.handOn,
    title: 'Hand it on',
    submit: 'Hand it on',
    close: 'Cancel',
    about: reviewId,
    blocks: [
      {
        type: 'input',
        block_id: fieldIds.person,
        label: plain('Who shall look at it?'),
        element: {
          type: 'users_select',
          action_id: actionIds.typed,
          placeholder: plain('Choose a person', limits.select.placeholder),
        },
      },
      noteField('What should they know?', 'It stands in the message that calls them, in the thread.'),
      context(
        'May decide now: ',
        ...(may.length ? may : ['nobody else']),
        '. You and the others still can: handing on says who looks at it, and takes the right from nobody.',
      ),
    ],
  });
}

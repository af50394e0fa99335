import type { View } from '@slack/types';
import type { KeptShowing } from '../../../src/reports/shown.ts';
import { reviewCard } from '../../../src/slack/cards/review-card.ts';
import { asShownModal } from '../../../src/slack/modals/as-shown-modal.ts';
import { lineBlocks } from '../../../src/slack/modals/queue/confirm-modal.ts';
import { wholeCaseModal } from '../../../src/slack/modals/whole-case-modal.ts';
import { aReview } from '../cards/support/reviews.ts';
import { aRun } from '../cards/support/runs.ts';
import { after, grace, now } from '../cards/support/times-and-people.ts';
import { aWaitingLine } from '../cards/support/waiting-lines.ts';

function aShowing(changes: Partial<KeptShowing> = {}): KeptShowing {
  return {
    id: 'shw_7h2m9c4t0wxe',
    runId: 'run_7h2m9c4t0wxe',
    reviewId: aReview().id,
    surface: 'message',
    personId: null,
    contentId: 'txt_7h2m9c4t0wxe',
    hash: '9f2c7be04f7a5b8e'.repeat(4),
    shownAt: after(0),
    body: reviewCard(aRun(), aReview(), now),
    ...changes,
  };
}

const hers = { personId: grace } as const;

/** What a decider had before them, on each surface and when its texts are gone, by the name of its render. */
export const asShownStates: Record<string, View> = {
  'modal-as-shown': asShownModal(aShowing()),
  'modal-as-shown-case': asShownModal(
    aShowing({
      ...hers,
      surface: 'view',
      body: { text: '', blocks: wholeCaseModal(aRun(), aReview()).blocks },
    }),
  ),
  'modal-as-shown-several': asShownModal(
    aShowing({ ...hers, surface: 'queue', body: { text: '', blocks: lineBlocks(aWaitingLine()) } }),
  ),
  'modal-as-shown-api': asShownModal(
    aShowing({
      ...hers,
      surface: 'api',
      body: { id: aReview().id, status: 'open', actions: ['Add the tag spam'] },
    }),
  ),
  'modal-as-shown-erased': asShownModal(aShowing({ body: undefined })),
};

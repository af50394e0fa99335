import type { View } from '@slack/types';
import { Refused } from '../../../src/domain/refused.ts';
import { minute } from '../../../src/lib/time.ts';
import { handOnModal } from '../../../src/slack/modals/hand-on-modal.ts';
import { confirmModal } from '../../../src/slack/modals/queue/confirm-modal.ts';
import { decidingModal, outcomeModal } from '../../../src/slack/modals/queue/outcome-modal.ts';
import { queueModal } from '../../../src/slack/modals/queue/queue-modal.ts';
import { aReview, self } from '../cards/support/reviews.ts';
import { after, grace, linus, maya, now } from '../cards/support/times-and-people.ts';
import { aRefundLine, aWaitingLine, manyLines } from '../cards/support/waiting-lines.ts';

const page = { offset: 0, reader: grace, now };
const looked = { from: null, until: after(40 * minute) };
const lines = [
  aRefundLine({ claim: { holder: linus, ...looked } }),
  aWaitingLine({ claim: { holder: grace, from: linus, until: after(40 * minute) } }),
  aWaitingLine({ reviewId: 'rev_000000001062', subject: 'Ticket 1062', onBehalfOf: maya }),
  aWaitingLine({ reviewId: 'rev_000000001063', subject: 'Ticket 1063', cardUrl: null, obstacle: 'question' }),
];
const named = (number: number) => ({
  reviewId: `rev_${number}`,
  subject: `Ticket ${number}`,
  workflowTitle: 'Support triage',
  cardUrl: 'https://hearth-and-pine.example/archives/C0SUPPORT/p1',
});
const wasEdited = { resolution: 'edited', by: linus, byKind: 'person', at: after(minute).toISOString() };

/** The queue and what comes of it, by the name of its render. */
export const queueStates: Record<string, View> = {
  'modal-queue': queueModal({ ...page, lines, total: lines.length }),
  'modal-queue-empty': queueModal({ ...page, lines: [], total: 0 }),
  'modal-queue-nothing-together': queueModal({ ...page, lines: [aRefundLine()], total: 1 }),
  'modal-queue-second-page': queueModal({ ...page, lines: manyLines(30), offset: 30, total: 132 }),
  'modal-approve-several': confirmModal(
    [aWaitingLine(), aWaitingLine({ reviewId: 'rev_000000001062', subject: 'Ticket 1062' })],
    [
      { ...named(1063), why: 'changed' },
      { ...named(1064), why: 'gone' },
    ],
  ),
  'modal-approve-one': confirmModal([aWaitingLine()], []),
  'modal-approve-none': confirmModal([], []),
  'modal-approved-several': outcomeModal([
    { ...named(1061), became: 'approved' },
    { ...named(1062), became: 'refused', refused: new Refused('review_over', wasEdited) },
    { ...named(1063), became: 'failed', reference: 'ref_7h2m9c4t0wxe' },
    { ...named(1064), became: 'approved' },
  ]),
  'modal-approving': decidingModal(3),
  'modal-hand-on': handOnModal({ reviewId: aReview().id, reviewers: [self(linus)] }),
};

import type { View } from '@slack/types';
import { hour } from '../../../src/lib/time.ts';
import { homeView } from '../../../src/slack/cards/home-view.ts';
import { editModal } from '../../../src/slack/modals/edit-modal.ts';
import { escalateModal } from '../../../src/slack/modals/escalate-modal.ts';
import { historyModal } from '../../../src/slack/modals/history-modal.ts';
import { intakeModal } from '../../../src/slack/modals/intake-modal.ts';
import { messageModal } from '../../../src/slack/modals/message-modal.ts';
import { rejectModal } from '../../../src/slack/modals/reject-modal.ts';
import { wholeCaseModal } from '../../../src/slack/modals/whole-case-modal.ts';
import { aField, fieldGroups, workflows } from '../cards/support/forms.ts';
import { apology, reply } from '../cards/support/proposals.ts';
import { aReview } from '../cards/support/reviews.ts';
import { aCompletedRun, aRun, aRunLine } from '../cards/support/runs.ts';
import { after, now } from '../cards/support/times-and-people.ts';

const reviewId = aReview().id;
const { rejectReasons, escalationCategories } = aRun().workflow;
const longReply = aField({
  id: 'act_reply:body',
  title: 'Reply',
  kind: 'long_text',
  value: apology.repeat(20),
  currency: null,
});
const [refundFields] = fieldGroups;

/** Every modal and the App Home, by the name of its render. */
export const viewStates: Record<string, View> = {
  'modal-edit': editModal({ about: reviewId, groups: fieldGroups }),
  'modal-edit-with-problems': editModal({
    about: reviewId,
    groups: fieldGroups,
    problems: ['The refund is higher than what was paid: €84.00 is left on charge ch_3PqLate.'],
    changes: [
      { title: 'Amount', from: '84.00', to: '90.00' },
      { title: 'Reply', from: apology, to: apology.replace('Dear', 'Hello') },
    ],
  }),
  'modal-edit-changed': editModal({
    about: `${reviewId} 0123456789abcdef`,
    groups: fieldGroups,
    changes: [{ title: 'amount', from: '€84.00', to: '€120.00' }],
    warnings: ['A text below still says €84.00. The new amount is €120.00.'],
    consequence: 'Then it needs 2 approvals at level 1. Refunds above €100 need two approvals.',
  }),
  'modal-edit-too-long': editModal({
    about: reviewId,
    groups: [...(refundFields ? [refundFields] : []), { heading: reply.says, fields: [longReply] }],
  }),
  'modal-edit-nothing': editModal({ about: reviewId, groups: [] }),
  'modal-reject': rejectModal({ reviewId, reasons: rejectReasons }),
  'modal-escalate': escalateModal({ reviewId, categories: escalationCategories, nextTeam: 'support-leads' }),
  'modal-intake': intakeModal({ workflows, chosen: null, fields: [] }),
  'modal-intake-chosen': intakeModal({
    workflows,
    chosen: 'support-triage',
    fields: [
      aField({
        id: 'intake:ticket',
        title: 'Ticket',
        kind: 'text',
        hint: 'Its number, for example 1042.',
        value: '',
        currency: null,
      }),
    ],
  }),
  'modal-whole-case': wholeCaseModal(aRun(), aReview()),
  'modal-history': historyModal(aCompletedRun(), now),
  'modal-message': messageModal('Not changed', 'You asked for this run, so somebody else decides on it.'),
  home: homeView({
    waiting: [
      {
        reviewId,
        workflowTitle: 'Support triage',
        subject: 'Ticket 1042',
        level: 1,
        dueAt: after(4 * hour),
        cardUrl: 'https://hearth-and-pine.example/archives/C0SUPPORT/p1',
      },
      {
        reviewId: 'rev_2',
        workflowTitle: 'Support triage',
        subject: 'Ticket 1044',
        level: 1,
        dueAt: after(-hour),
        cardUrl: null,
      },
    ],
    runs: [aRunLine()],
    workflows: workflows.map((workflow) => ({ ...workflow, mode: 'live' as const })),
    now,
  }),
  'home-empty': homeView({ waiting: [], runs: [], workflows: [], now }),
};

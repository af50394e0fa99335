import type { View } from '@slack/types';
import { reverseModal } from '../../../src/slack/modals/reverse-modal.ts';
import { rerunModal } from '../../../src/slack/modals/rerun-modal.ts';
import { runBefore } from '../cards/support/again-states.ts';
import { editModal } from '../../../src/slack/modals/edit-modal.ts';
import { escalateModal } from '../../../src/slack/modals/escalate-modal.ts';
import { historyModal } from '../../../src/slack/modals/history-modal.ts';
import { intakeModal } from '../../../src/slack/modals/intake-modal.ts';
import { meanwhile } from '../../../src/slack/modals/meanwhile.ts';
import { messageModal } from '../../../src/slack/modals/message-modal.ts';
import { rejectModal } from '../../../src/slack/modals/reject-modal.ts';
import { respondModal } from '../../../src/slack/modals/respond-modal.ts';
import { typedTexts } from '../../../src/slack/modals/typed-texts.ts';
import { teamModal } from '../../../src/slack/modals/teams/team-modal.ts';
import { teamsModal } from '../../../src/slack/modals/teams/teams-modal.ts';
import { wholeCaseModal } from '../../../src/slack/modals/whole-case-modal.ts';
import { homeStates } from '../cards/support/home-states.ts';
import { aField, fieldGroups, workflows } from '../cards/support/forms.ts';
import { movedProposal } from '../cards/support/asked-again-states.ts';
import { aProposal, apology, reply } from '../cards/support/proposals.ts';
import { aDecidedReview, aDecision, aReview } from '../cards/support/reviews.ts';
import { finance, reviewers, teamsSeen, userGroups } from '../cards/support/teams.ts';
import { aCompletedRun, aRun } from '../cards/support/runs.ts';
import { grace, now } from '../cards/support/times-and-people.ts';
import { asShownStates } from './as-shown-states.ts';
import { incidentViewStates } from './incident-view-states.ts';
import { mapStates } from './map-states.ts';
import { queueStates } from './queue-states.ts';
import { toolStates } from './tool-states.ts';
import { scheduleStates } from './schedule-states.ts';
import { tokenStates } from './token-states.ts';

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

const editedReview = aDecidedReview('edited', [aDecision({ kind: 'edit' })], {
  next: { reviewId: 'rev_2', team: 'support-agents' },
});
const secondVersion = aProposal({
  id: 'prp_2',
  version: 2,
  author: { kind: 'person', id: grace },
  changes: [{ action: 'stripe_refund', field: 'amount', from: '8400', to: '6000' }],
});
const editedRun = aRun({ proposals: [aProposal(), secondVersion, { ...movedProposal, version: 3 }] });

/** Every modal and the App Home, by the name of its render. */
export const viewStates: Record<string, View> = {
  ...queueStates,
  ...incidentViewStates,
  ...toolStates,
  ...scheduleStates,
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
  'modal-edit-meanwhile': editModal({
    about: `${reviewId} 0123456789abcdef`,
    groups: fieldGroups,
    changes: [{ title: 'amount', from: '€60.00', to: '€70.00' }],
    consequence: 'Then it needs one approval at level 1. Any other refund or reply needs one approval.',
    meanwhile: [
      ...meanwhile(editedRun, editedReview),
      ...typedTexts([{ title: 'Tags', text: 'late-delivery' }]),
    ],
  }),
  'modal-too-late': messageModal('Nothing was changed', 'You were too late: this was edited by <@U0GRACE>.', [
    ...meanwhile(editedRun, editedReview),
    ...typedTexts([{ title: 'Reply', text: apology }]),
  ]),
  'modal-edit-nothing': editModal({ about: reviewId, groups: [] }),
  'modal-reject': rejectModal({ reviewId, reasons: rejectReasons, triesLeft: 2, rejections: 1 }),
  'modal-reject-no-more-tries': rejectModal({
    reviewId,
    reasons: rejectReasons,
    triesLeft: 0,
    rejections: 1,
  }),
  'modal-reject-one-of-two': rejectModal({
    reviewId,
    reasons: rejectReasons,
    triesLeft: 1,
    rejections: 2,
  }),
  'modal-respond': respondModal({ reviewId, question: 'Which order is this about?' }),
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
  'modal-intake-from-message': intakeModal({
    workflows: [...workflows, { id: 'reports', title: 'Weekly report', purpose: 'Says how the week went.' }],
    found: ['support-triage'],
    chosen: 'support-triage',
    quote: 'Maya wrote again, can somebody take ticket 1042? <!channel>',
    fields: [aField({ id: 'intake:ticket', title: 'Ticket', kind: 'text', value: '1042', currency: null })],
  }),
  'modal-intake-nothing-found': intakeModal({
    workflows,
    chosen: 'support-triage',
    quote: 'Lunch?',
    fields: [
      aField({ id: 'intake:week', title: 'Any day of the week', kind: 'date', value: '', currency: null }),
    ],
  }),
  'modal-whole-case': wholeCaseModal(aRun(), aReview()),
  'modal-history': historyModal(aCompletedRun(), now),
  'modal-teams': teamsModal(teamsSeen, ['U0PRIYA']),
  'modal-team': teamModal({ team: reviewers, groups: userGroups }),
  'modal-team-unbound': teamModal({ team: finance, groups: null }),
  'modal-team-changed-meanwhile': teamModal({
    team: reviewers,
    groups: userGroups,
    conflict: {
      by: 'U0MARGARET',
      typed: { channelId: 'C0LOUNGE', members: ['U0LINUS'], userGroupId: 'S0FINANCE' },
    },
  }),
  'modal-message': messageModal('Not changed', 'You asked for this run, so somebody else decides on it.'),
  'modal-rerun': rerunModal(runBefore, { runId: 'run_2c4v8n1k6wqz', askedIn: 'C0SUPPORT' }),
  'modal-reverse': reverseModal(aCompletedRun(), { note: 'The parcel had arrived after all.', now }),
  ...tokenStates,
  ...mapStates,
  'modal-whole-case-to-decide': wholeCaseModal(aRun(), aReview(), { withButtons: true }),
  ...homeStates,
  ...asShownStates,
};

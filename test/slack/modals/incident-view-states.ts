import type { ModalView } from '@slack/types';
import {
  handOverModal,
  resolveModal,
  supplyModal,
  wasAppliedModal,
  wasNotAppliedModal,
} from '../../../src/slack/modals/incidents/incident-forms.ts';
import { incidentsModal } from '../../../src/slack/modals/incidents/incidents-modal.ts';
import { aField } from '../cards/support/forms.ts';
import { acknowledgedBy, anIncident, aRepeated, aStopped, settledBy } from '../cards/support/incidents.ts';
import { refund } from '../cards/support/proposals.ts';
import { now } from '../cards/support/times-and-people.ts';

const about = 'inc_2b7k9x0m2p4q';
const workflows = [
  { id: 'support-triage', title: 'Support triage' },
  { id: 'invoice-exceptions', title: 'Invoice exceptions' },
];
const settle = { about: `run_7h2m9c4t0wxe:${refund.id}`, says: refund.says };
const empty = { open: [], openTotal: 0, blocked: [], blockedTotal: 0, resolved: [] };

export const incidentViewStates: Record<string, ModalView> = {
  'modal-incidents': incidentsModal({
    list: {
      open: [aRepeated(), { ...anIncident(), ...acknowledgedBy }],
      openTotal: 14,
      blocked: [
        aStopped(),
        aStopped({ cause: 'permission', causeCode: 'stripe_charges', remedies: ['grant_once', 'retry'] }),
        aStopped({
          cause: 'missing_input',
          causeCode: 'RecordNotFound',
          remedies: ['supply_input', 'retry'],
        }),
        aStopped({
          cause: 'action_unknown',
          causeCode: 'stripe_refund',
          remedies: ['settle'],
          unknownAction: 'act_1',
        }),
        aStopped({ cause: 'internal', causeCode: 'digest_mismatch', remedies: [] }),
      ],
      blockedTotal: 5,
      resolved: [anIncident(settledBy('mended')), anIncident(settledBy('run_completed', null))],
    },
    workflows,
    chosen: null,
    now,
    said: 'It goes on: the agent reads the case and thinks anew.',
  }),
  'modal-incidents-none': incidentsModal({ list: empty, workflows, chosen: 'support-triage', now }),
  'modal-hand-over': handOverModal({ about, may: ['U0MAYA'] }),
  'modal-resolve-incident': resolveModal({ about, blocked: 1 }),
  'modal-resolve-repeated': resolveModal({ about, blocked: 4 }),
  'modal-resolve-over': resolveModal({ about, blocked: 0 }),
  'modal-supply-input': supplyModal({
    about: 'run_7h2m9c4t0wxe',
    subject: 'Ticket 9999',
    fields: [aField({ id: 'intake:ticket', title: 'Ticket', value: '9999', currency: null, kind: 'text' })],
  }),
  'modal-was-applied': wasAppliedModal({ ...settle, after: 1 }),
  'modal-was-applied-last': wasAppliedModal({ ...settle, after: 0 }),
  'modal-was-not-applied': wasNotAppliedModal({ ...settle, after: 2 }),
};

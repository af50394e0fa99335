import { incidentCard } from '../../../../src/slack/cards/incident/incident-card.ts';
import { incidentLine } from '../../../../src/slack/cards/incident/incident-line.ts';
import { incidentNote } from '../../../../src/slack/cards/incident/incident-note.ts';
import { repeatedCard } from '../../../../src/slack/cards/incident/repeated-card.ts';
import type { Message } from '../../../../src/slack/cards/message.ts';
import type { IncidentView } from '../../../../src/domain/incident-view.ts';
import type { IncidentCause, Severity } from '../../../../src/domain/incident.ts';
import type { Remedy, Stage } from '../../../../src/domain/remedy.ts';
import { minute, second } from '../../../../src/lib/time.ts';
import { acknowledgedBy, aNote, anIncident, aRepeated, aStopped, settledBy } from './incidents.ts';
import { refund, reply } from './proposals.ts';
import { aDecidedReview, aDecision } from './reviews.ts';
import { failed } from './run-states.ts';
import { aRun, aStoppedRun } from './runs.ts';
import { anExecution, aStep } from './steps.ts';
import { after, maya } from './times-and-people.ts';

const noProposal = aRun({ status: 'blocked', proposals: [], reviews: [] });

const unknown = aRun({
  status: 'blocked',
  cause: 'action_unknown',
  reviews: [aDecidedReview('approved', [aDecision()])],
  executions: [
    anExecution(refund, 1, { status: 'unknown', code: 'no_answer', result: null }),
    anExecution(reply, 2, { status: 'pending', claimedAt: null, settledAt: null, result: null }),
  ],
});

type Told = { code: string; severity: Severity; remedies?: Remedy[]; stage?: Stage; detail?: string };

function of(cause: IncidentCause, told: Told): IncidentView {
  const { code, severity, remedies = ['retry'], stage = 'agent', detail = null } = told;
  const runs = [
    aStopped({
      subject: 'Ticket 1042',
      cause,
      causeCode: code,
      remedies,
      stage,
      unknownAction: remedies.includes('settle') ? refund.id : null,
    }),
  ];
  return anIncident({ cause, trouble: cause, code, severity, detail, runs });
}

const afterFailure = of('action_failed', { code: 'stripe_refund', severity: 'high', stage: 'execution' });
const afterUnknown = of('action_unknown', {
  code: 'stripe_refund',
  severity: 'critical',
  remedies: ['settle'],
});
const outOfSight = of('delivery', { code: 'is_archived', severity: 'high', remedies: [] });

/** The card of each cause as it opens, its states, and what is said in threads, by the name of its render. */
export const incidentStates: Record<string, Message> = {
  'incident-policy': incidentCard(anIncident(), aStoppedRun(), 'whole'),
  'incident-policy-elsewhere': incidentCard(anIncident(), aStoppedRun(), 'elsewhere'),
  'incident-permission': incidentCard(
    of('permission', { code: 'stripe_charges', severity: 'high', remedies: ['grant_once', 'retry'] }),
    noProposal,
    'whole',
  ),
  'incident-budget': incidentCard(of('budget', { code: 'cost', severity: 'medium' }), noProposal, 'whole'),
  'incident-missing-input': incidentCard(
    of('missing_input', { code: 'RecordNotFound', severity: 'low', remedies: ['supply_input', 'retry'] }),
    { ...noProposal, steps: [aStep({ status: 'failed', code: 'RecordNotFound' })] },
    'whole',
  ),
  'incident-connector': incidentCard(
    of('connector', { code: 'no_answer', severity: 'medium' }),
    noProposal,
    'whole',
  ),
  'incident-model': incidentCard(
    of('model', { code: 'invalid_output', severity: 'medium' }),
    noProposal,
    'whole',
  ),
  'incident-delivery': incidentCard(outOfSight, aRun(), 'elsewhere'),
  'incident-review-expired': incidentCard(
    of('review_expired', { code: 'level_2', severity: 'medium' }),
    aRun({ status: 'blocked', reviews: [aDecidedReview('expired', [])] }),
    'whole',
  ),
  'incident-outdated': incidentCard(
    of('outdated', { code: 'till_refund', severity: 'medium' }),
    noProposal,
    'whole',
  ),
  'incident-action-failed': incidentCard(afterFailure, failed, 'whole'),
  'incident-action-failed-elsewhere': incidentCard(afterFailure, failed, 'elsewhere'),
  'incident-action-unknown': incidentCard(afterUnknown, unknown, 'whole'),
  'incident-action-unknown-elsewhere': incidentCard(afterUnknown, unknown, 'elsewhere'),
  'incident-internal': incidentCard(
    of('internal', { code: 'digest_mismatch', severity: 'critical', remedies: [] }),
    aStoppedRun(),
    'whole',
  ),
  'incident-secret': incidentCard(
    of('policy', { code: 'secret_found', severity: 'high', detail: 'GitHub token in zendesk_reply, body' }),
    noProposal,
    'whole',
  ),
  'incident-acknowledged': incidentCard({ ...afterFailure, ...acknowledgedBy }, failed, 'whole'),
  'incident-paused-again': incidentCard(
    { ...afterFailure, ...acknowledgedBy, isPaused: true, occurrences: 2, lastAt: after(9 * minute) },
    failed,
    'whole',
  ),
  'incident-resolved': incidentCard({ ...afterFailure, ...settledBy('done_by_hand') }, failed, 'whole'),
  'incident-resolved-by-itself': incidentCard(
    {
      ...afterFailure,
      status: 'resolved',
      resolved: { by: null, at: after(9 * minute + 3 * second), code: 'run_completed', note: null },
      runs: [aStopped({ status: 'completed', remedies: [] })],
    },
    { ...failed, status: 'completed' },
    'whole',
  ),
  'incident-repeated': repeatedCard(aRepeated()),
  'incident-repeated-resolved': repeatedCard({ ...aRepeated(), ...settledBy('mended') }),
  'incident-line': incidentLine(afterFailure, failed),
  'incident-line-repeated': incidentLine({ ...aRepeated(), ...acknowledgedBy }, failed),
  'incident-line-without-card': incidentLine({ ...outOfSight, card: null }, aRun()),
  'incident-line-resolved': incidentLine({ ...afterFailure, ...settledBy('mended') }, failed),
  'incident-note-handed-over': incidentNote(aNote()),
  'incident-note-acknowledged': incidentNote(aNote({ deed: 'acknowledged', note: null })),
  'incident-note-retried': incidentNote(aNote({ deed: 'remedied', code: 'retry', note: null })),
  'incident-note-settled': incidentNote(aNote({ deed: 'settled', code: 'applied', note: null })),
  'incident-note-paused': incidentNote(aNote({ deed: 'paused', note: null })),
  'incident-note-again': incidentNote(
    aNote({ deed: 'recurred', by: { kind: 'system', id: 'leenops' }, note: null, occurrences: 7 }),
  ),
  'incident-note-resolved': incidentNote(
    aNote({ deed: 'resolved', code: 'mended', by: { kind: 'person', id: maya } }),
  ),
  'incident-note-by-itself': incidentNote(
    aNote({ deed: 'resolved', code: 'run_cancelled', by: { kind: 'system', id: 'leenops' }, note: null }),
  ),
};

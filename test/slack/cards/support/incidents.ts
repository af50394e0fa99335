import type { IncidentNoteView, IncidentView, StoppedRun } from '../../../../src/domain/incident-view.ts';
import type { ResolutionCode } from '../../../../src/domain/incident.ts';
import { minute, second } from '../../../../src/lib/time.ts';
import { after, ada, maya } from './times-and-people.ts';

const place = 'https://hearth-and-pine.example/archives/C0SUPPORT/p1';

export function aStopped(changes: Partial<StoppedRun> = {}): StoppedRun {
  return {
    id: 'run_7h2m9c4t0wxe',
    workflow: { id: 'support-triage', title: 'Support triage' },
    subject: 'Ticket 1066',
    status: 'blocked',
    cause: 'policy',
    causeCode: 'refund-of-another-order',
    channelId: 'C0SUPPORT',
    url: place,
    since: after(6 * second),
    remedies: ['retry'],
    stage: 'agent',
    unknownAction: null,
    ...changes,
  };
}

/** What stopped the run of a hostile ticket. */
export function anIncident(changes: Partial<IncidentView> = {}): IncidentView {
  return {
    id: 'inc_2b7k9x0m2p4q',
    workflow: { id: 'support-triage', title: 'Support triage' },
    isPaused: false,
    cause: 'policy',
    trouble: 'policy',
    code: 'refund-of-another-order',
    detail: null,
    severity: 'high',
    status: 'opened',
    ownerTeam: 'support-leads',
    owners: [maya],
    assignee: null,
    openedAt: after(6 * second),
    acknowledged: null,
    resolved: null,
    occurrences: 1,
    lastAt: after(6 * second),
    runs: [aStopped()],
    card: { channelId: 'C0LEADS', url: place },
    ...changes,
  };
}

export const acknowledgedBy: Partial<IncidentView> = {
  status: 'acknowledged',
  assignee: maya,
  acknowledged: { by: maya, at: after(2 * minute) },
};

export function settledBy(code: ResolutionCode, by: string | null = maya): Partial<IncidentView> {
  return {
    ...acknowledgedBy,
    status: 'resolved',
    resolved: { by, at: after(10 * minute), code, note: 'The order is linked to the ticket now.' },
  };
}

/** The same system that did not answer in so many runs. */
export function aRepeated(count = 5): IncidentView {
  return anIncident({
    cause: 'repeated_failure',
    trouble: 'connector',
    code: 'no_answer',
    occurrences: count,
    lastAt: after(9 * minute),
    runs: Array.from({ length: count }, (_, index) =>
      aStopped({
        id: `run_${index}h2m9c4t0wxe`.slice(0, 16),
        subject: `Ticket ${1042 + index}`,
        cause: 'connector',
        causeCode: 'no_answer',
        status: index === 1 ? 'completed' : 'blocked',
        remedies: index === 1 ? [] : ['retry'],
      }),
    ),
  });
}

export function aNote(changes: Partial<IncidentNoteView> = {}): IncidentNoteView {
  return {
    incidentId: 'inc_2b7k9x0m2p4q',
    deed: 'handed_over',
    by: { kind: 'person', id: maya },
    to: ada,
    code: null,
    note: 'You know this customer.',
    occurrences: 1,
    run: { id: 'run_7h2m9c4t0wxe', subject: 'Ticket 1066', url: place },
    ...changes,
  };
}

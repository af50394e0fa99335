import type { DecisionView, ReviewView } from '../../../../src/domain/run-view.ts';
import { hour, minute, second } from '../../../../src/lib/time.ts';
import { aProposal } from './proposals.ts';
import { grace, linus, after } from './times-and-people.ts';

/** Decides for themselves. */
export const self = (person: string) => ({ person, onBehalfOf: null });

export function aReview(changes: Partial<ReviewView> = {}): ReviewView {
  return {
    id: 'rev_k3v9x0m2p4qz',
    runId: 'run_7h2m9c4t0wxe',
    proposal: aProposal(),
    level: 1,
    levels: 2,
    team: { id: 'support-agents', userGroupId: null },
    reviewers: [self(grace), self(linus)],
    quorum: 1,
    rejections: 1,
    stage: 1,
    remaining: [],
    openedAt: after(6 * second),
    dueAt: after(4 * hour + 6 * second),
    timetable: [
      { at: after(2 * hour + 6 * second), does: 'remind' },
      { at: after(3.6 * hour + 6 * second), does: 'remind' },
      { at: after(4 * hour + 6 * second), does: 'escalate' },
    ],
    hours: null,
    above: 'support-leads',
    claim: null,
    notices: [],
    resolution: null,
    resolvedAt: null,
    decisions: [],
    escalatedHere: null,
    next: null,
    ...changes,
  };
}

export function aDecision(changes: Partial<DecisionView> = {}): DecisionView {
  return {
    kind: 'approve',
    decider: { kind: 'person', id: grace },
    onBehalfOf: null,
    again: false,
    reasonCode: null,
    note: null,
    surface: 'message',
    decidedAt: after(8 * minute),
    showingId: null,
    ...changes,
  };
}

/** A review that was decided at ten past eight minutes, by Grace unless said otherwise. */
export function aDecidedReview(
  resolution: NonNullable<ReviewView['resolution']>,
  decisions: DecisionView[],
  changes: Partial<ReviewView> = {},
): ReviewView {
  return aReview({ resolution, resolvedAt: after(8 * minute), decisions, ...changes });
}

/** Opened at eleven in Amsterdam, an hour before its people go home. */
export const inWorkingHours: Partial<ReviewView> = {
  hours: {
    timeZone: 'Europe/Amsterdam',
    days: [1, 2, 3, 4, 5],
    from: '09:00',
    to: '12:00',
    holidays: ['2026-12-25'],
  },
  openedAt: after(0),
  dueAt: new Date('2026-11-24T11:00:00Z'),
  timetable: [
    { at: new Date('2026-11-24T09:00:00Z'), does: 'remind' },
    { at: new Date('2026-11-24T10:36:00Z'), does: 'remind' },
    { at: new Date('2026-11-24T11:00:00Z'), does: 'escalate' },
  ],
};

/** Due two hours ago at the last level, which goes on calling. */
export const repeating: Partial<ReviewView> = {
  level: 2,
  above: null,
  openedAt: after(-6 * hour),
  dueAt: after(-2 * hour),
  timetable: [
    { at: after(-4 * hour), does: 'remind' },
    { at: after(-2.4 * hour), does: 'remind' },
    { at: after(-2 * hour), does: 'remind' },
    { at: after(2 * hour), does: 'remind' },
    { at: after(6 * hour), does: 'expire' },
  ],
};

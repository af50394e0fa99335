import type { Action } from '../../../../src/domain/proposal.ts';
import type { RunView } from '../../../../src/domain/run-view.ts';
import { minute, second } from '../../../../src/lib/time.ts';
import type { RunLine } from '../../../../src/slack/cards/run-list.ts';
import { steps, executed } from './steps.ts';
import { ada, received, after } from './times-and-people.ts';
import { aBody, aProposal, refund, zendesk } from './proposals.ts';
import { aDecidedReview, aDecision, aReview } from './reviews.ts';

export function aRun(changes: Partial<RunView> = {}): RunView {
  return {
    id: 'run_7h2m9c4t0wxe',
    workflow: {
      id: 'support-triage',
      title: 'Support triage',
      version: '5f1d0c2b9a7e4411',
      proof: 'The reply is sent or the ticket is routed.',
      owner: 'support-leads',
      backupOwner: 'operations',
      rejectReasons: [
        { code: 'wrong_amount', label: 'The amount is wrong' },
        { code: 'wrong_tone', label: 'The reply is not right' },
        { code: 'wrong_policy', label: 'The policy does not cover this' },
      ],
      escalationCategories: [
        { code: 'needs_authority', label: 'Needs more authority' },
        { code: 'unclear_policy', label: 'The policy is unclear' },
      ],
      levels: 2,
    },
    mode: 'live',
    status: 'awaiting_review',
    trigger: 'command',
    rerunOf: null,
    subject: { label: 'Ticket 1042', record: zendesk },
    requesterId: ada,
    channelId: 'C0SUPPORT',
    messageUrl: null,
    cause: null,
    causeCode: null,
    model: { label: 'Demo rules (not AI)', kind: 'demo' },
    costMicroUsd: 0,
    receivedAt: received,
    startedAt: after(0.3 * second),
    proposedAt: after(6 * second),
    decidedAt: null,
    finishedAt: null,
    attempts: 1,
    steps,
    proposals: [aProposal()],
    reviews: [aReview()],
    executions: [],
    incidents: [],
    messages: [],
    remarks: [],
    ...changes,
  };
}

export function aCompletedRun(changes: Partial<RunView> = {}): RunView {
  return aRun({
    status: 'completed',
    reviews: [aDecidedReview('approved', [aDecision()])],
    executions: executed,
    decidedAt: after(8 * minute),
    finishedAt: after(8 * minute + 4 * second),
    ...changes,
  });
}

/** The run that a hostile ticket talked into asking for €9,999.00 of somebody else's money. */
export function aStoppedRun(changes: Partial<RunView> = {}): RunView {
  const stolen: Action = {
    ...refund,
    id: 'act_stolen',
    args: { charge_id: 'ch_other', amount: 999_900, currency: 'eur', reason: 'requested_by_customer' },
    says: "Refund €9,999.00 to the customer's original payment method (charge ch_other)",
    outOfScope: ['charge_id'],
  };
  return aRun({
    status: 'blocked',
    subject: { label: 'Ticket 1066', record: { ...zendesk, id: '1066', label: 'Ticket 1066' } },
    cause: 'policy',
    causeCode: 'refund-of-another-order',
    reviews: [],
    proposals: [
      aProposal({
        body: aBody({ actions: [stolen] }),
        routing: {
          route: { to: 'block' },
          rule: 'refund-of-another-order',
          sentence: 'A refund for an order that is not linked to the ticket is blocked.',
          alsoMatched: [],
        },
      }),
    ],
    incidents: [
      {
        id: 'inc_2b7k',
        cause: 'policy',
        code: 'refund-of-another-order',
        severity: 'medium',
        ownerTeam: 'support-leads',
        owners: ['U0MAYA'],
        openedAt: after(6 * second),
      },
    ],
    ...changes,
  });
}

export function aRunLine(changes: Partial<RunLine> = {}): RunLine {
  return {
    id: 'run_7h2m9c4t0wxe',
    workflowTitle: 'Support triage',
    subject: 'Ticket 1042',
    status: 'awaiting_review',
    requesterId: ada,
    receivedAt: received,
    finishedAt: null,
    waitingFor: 'support-agents, level 1',
    ...changes,
  };
}

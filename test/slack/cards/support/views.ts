import type { Action, ProposalBody } from '../../../../src/domain/proposal.ts';
import type {
  DecisionView,
  ExecutionView,
  FormField,
  ProposalView,
  ReviewView,
  RunView,
  StepView,
} from '../../../../src/domain/run-view.ts';
import type { RunLine } from '../../../../src/slack/cards/run-list.ts';
import { hour, later, minute, second } from '../../../../src/lib/time.ts';

/** Ada asks, Grace and Linus review, Maya leads support. */
export const ada = 'U0ADA';
export const grace = 'U0GRACE';
export const linus = 'U0LINUS';
export const maya = 'U0MAYA';

export const received = new Date('2026-11-23T10:00:00Z');
export const now = later(received, 12 * minute);
export const after = (milliseconds: number): Date => later(received, milliseconds);

const zendesk = {
  system: 'Zendesk',
  id: '1042',
  label: 'Ticket 1042',
  url: 'https://hearth-and-pine.example/agent/tickets/1042',
};
const stripe = {
  system: 'Stripe',
  id: 'ch_3PqLate',
  label: 'Payment ch_3PqLate',
  url: 'https://payments.example/payments/ch_3PqLate',
};

export const apology = [
  'Dear Hanna,',
  '',
  'I am sorry that your oak side table reached you eleven days late. We have refunded the €84.00 you paid to your card; it takes five to ten days to show. You keep the table.',
  '',
  'Kind regards,',
  'Hearth & Pine',
].join('\n');

export const refund: Action = {
  id: 'act_refund',
  tool: 'stripe_refund',
  args: { charge_id: 'ch_3PqLate', amount: 8400, currency: 'eur', reason: 'requested_by_customer' },
  says: "Refund €84.00 to the customer's original payment method (charge ch_3PqLate)",
  risk: 'high',
  movesMoney: true,
  outOfScope: [],
};

export const reply: Action = {
  id: 'act_reply',
  tool: 'zendesk_reply',
  args: { ticket_id: '1042', body: apology, status: 'solved' },
  says: 'Send this reply to the customer and set the ticket to solved',
  risk: 'medium',
  movesMoney: false,
  outOfScope: [],
};

export const tag: Action = {
  id: 'act_tag',
  tool: 'zendesk_tag',
  args: { ticket_id: '1042', tags: ['late-delivery', 'refunded'] },
  says: 'Add the tags late-delivery, refunded',
  risk: 'low',
  movesMoney: false,
  outOfScope: [],
};

export function aBody(changes: Partial<ProposalBody> = {}): ProposalBody {
  return {
    summary:
      'Hanna’s order HP-2231 arrived eleven days after the promised date. Clause R1 refunds it in full.',
    category: 'refund',
    confidence: 0.92,
    policy: {
      page: 'Refund policy',
      version: '2026-10',
      clause: 'R1',
      title: 'Late delivery',
      quote:
        'An order that arrives more than 7 days after the promised date is refunded in full if the customer asks for it.',
      verified: true,
    },
    evidence: [
      {
        tool: 'zendesk_ticket',
        record: zendesk,
        quote: 'It came almost two weeks late and I would like my money back.',
        readAt: after(3 * second).toISOString(),
        verified: true,
      },
      {
        tool: 'stripe_customer',
        record: stripe,
        quote: 'promised 2026-11-01, delivered 2026-11-12',
        readAt: after(4 * second).toISOString(),
        verified: true,
      },
    ],
    question: null,
    actions: [refund, reply, tag],
    ...changes,
  };
}

export function aProposal(changes: Partial<ProposalView> = {}): ProposalView {
  return {
    id: 'prp_1',
    version: 1,
    author: { kind: 'agent', id: 'demo-rules-1' },
    createdAt: after(6 * second),
    digest: '9f2c7be04f7a5b8e',
    routing: {
      route: { to: 'review', level: 1, quorum: 1 },
      rule: 'one-approval',
      sentence: 'A refund of up to €100.00 needs one approval.',
      alsoMatched: ['reply-needs-review'],
    },
    body: aBody(),
    sections: [
      {
        title: 'Customer',
        rows: [
          { label: 'Name', value: 'Hanna Vogel' },
          { label: 'E-mail', value: 'hanna.vogel@example.com' },
          { label: 'Customer since', value: 'March 2023' },
          { label: 'Refunds in 30 days', value: 'none' },
        ],
      },
      {
        title: 'Order HP-2231',
        rows: [
          { label: 'Paid', value: '€84.00', record: stripe },
          { label: 'Items', value: 'Oak side table' },
          { label: 'Promised', value: '1 November 2026' },
          { label: 'Delivered', value: '12 November 2026, 11 days late' },
        ],
      },
    ],
    changes: [],
    ...changes,
  };
}

export function aReview(changes: Partial<ReviewView> = {}): ReviewView {
  return {
    id: 'rev_k3v9x0m2p4qz',
    runId: 'run_7h2m9c4t0wxe',
    proposal: aProposal(),
    level: 1,
    levels: 2,
    team: { id: 'support-agents', userGroupId: null },
    reviewers: [grace, linus],
    quorum: 1,
    openedAt: after(6 * second),
    dueAt: after(4 * hour + 6 * second),
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
    reasonCode: null,
    note: null,
    surface: 'message',
    decidedAt: after(8 * minute),
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

export function aStep(changes: Partial<StepView> = {}): StepView {
  return {
    kind: 'tool_read',
    title: 'read the ticket',
    name: 'zendesk_ticket',
    status: 'done',
    code: null,
    attempt: 1,
    startedAt: after(2 * second),
    ms: 240,
    inputTokens: null,
    outputTokens: null,
    costMicroUsd: null,
    ...changes,
  };
}

export function aModelCall(changes: Partial<StepView> = {}): StepView {
  return aStep({
    kind: 'model_call',
    title: 'model call',
    name: 'demo-rules-1',
    ms: 900,
    inputTokens: 1_830,
    outputTokens: 210,
    costMicroUsd: 0,
    ...changes,
  });
}

export const steps: StepView[] = [
  aModelCall({ startedAt: after(1 * second) }),
  aStep(),
  aStep({
    title: 'read the customer’s tickets',
    name: 'zendesk_history',
    startedAt: after(3 * second),
    ms: 180,
  }),
  aStep({ title: 'read the orders', name: 'stripe_customer', startedAt: after(4 * second), ms: 410 }),
  aStep({ title: 'read the refund policy', name: 'handbook_page', startedAt: after(5 * second), ms: 3 }),
  aModelCall({ startedAt: after(5.2 * second) }),
];

export function anExecution(
  action: Action,
  ordinal: number,
  changes: Partial<ExecutionView> = {},
): ExecutionView {
  const record = action.tool === 'stripe_refund' ? stripe : zendesk;
  const notes: Record<string, string> = {
    stripe_refund: 'Stripe refund re_1Qx of €84.00: succeeded.',
    zendesk_reply: 'Reply sent on ticket 1042 (Zendesk audit 9001).',
    zendesk_tag: 'Ticket 1042 has the tags late-delivery, refunded.',
  };
  return {
    actionId: action.id,
    proposalId: 'prp_1',
    ordinal,
    tool: action.tool,
    says: action.says,
    status: 'applied',
    claimedAt: after(8 * minute + ordinal * second),
    settledAt: after(8 * minute + (ordinal + 0.4) * second),
    code: null,
    result: { record, note: notes[action.tool] ?? 'Done.' },
    ...changes,
  };
}

export const executed = [anExecution(refund, 1), anExecution(reply, 2), anExecution(tag, 3)];

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
    subject: { label: 'Ticket 1042', record: zendesk },
    requesterId: ada,
    channelId: 'C0SUPPORT',
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

export function aField(changes: Partial<FormField> = {}): FormField {
  return {
    id: 'act_refund:amount',
    title: 'Amount',
    hint: null,
    kind: 'money',
    options: [],
    required: true,
    maxLength: null,
    value: '84.00',
    currency: 'eur',
    ...changes,
  };
}

export const fieldGroups = [
  {
    heading: refund.says,
    fields: [
      aField(),
      aField({
        id: 'act_refund:reason',
        title: 'Reason',
        kind: 'choice',
        options: ['requested_by_customer', 'duplicate', 'fraudulent'],
        value: 'requested_by_customer',
        currency: null,
      }),
    ],
  },
  {
    heading: reply.says,
    fields: [
      aField({
        id: 'act_reply:body',
        title: 'Reply',
        hint: 'The customer gets exactly this text.',
        kind: 'long_text',
        maxLength: 10_000,
        value: apology,
        currency: null,
      }),
    ],
  },
  {
    heading: tag.says,
    fields: [
      aField({
        id: 'act_tag:tags',
        title: 'Tags',
        kind: 'list',
        value: 'late-delivery, refunded',
        currency: null,
      }),
    ],
  },
];

export const workflows = [
  {
    id: 'support-triage',
    title: 'Support triage',
    purpose: 'Reads a support ticket and proposes the reply, the tags and a refund if the policy gives one.',
  },
];

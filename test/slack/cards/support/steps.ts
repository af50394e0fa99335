import type { Action } from '../../../../src/domain/proposal.ts';
import type { ExecutionView, StepView } from '../../../../src/domain/run-view.ts';
import { minute, second } from '../../../../src/lib/time.ts';
import { zendesk, stripe, refund, reply, tag } from './proposals.ts';
import { after } from './times-and-people.ts';

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

import { handbookConnector } from '../../../src/connectors/handbook/handbook-connector.ts';
import { stripeConnector } from '../../../src/connectors/stripe/stripe-connector.ts';
import { zendeskConnector } from '../../../src/connectors/zendesk/zendesk-connector.ts';
import { caseOf } from '../../../src/domain/case.ts';
import { routeProposal } from '../../../src/domain/policy.ts';
import type { Routing } from '../../../src/domain/policy.ts';
import type { Action, ProposalBody } from '../../../src/domain/proposal.ts';
import type { Mode } from '../../../src/domain/run.ts';
import { outOfScope } from '../../../src/domain/tool.ts';
import { getWriteTool } from '../../../src/domain/workflow.ts';
import type { Material, Recorded } from '../../../src/domain/workflow.ts';
import type { Json, JsonObject } from '../../../src/lib/json.ts';
import { supportTriage } from '../../../src/workflows/support-triage.ts';
import { unusedCaps } from '../unused-caps.ts';

export const now = new Date('2026-11-23T12:00:00Z');
const nowhere = 'http://127.0.0.1:9';

/** Support triage over systems that nobody asks: these tests are about its rules. */
export const workflow = supportTriage({
  stripe: stripeConnector({ now: () => now, apiKey: 'sk_test_nobody', apiUrl: nowhere }),
  zendesk: zendeskConnector({
    apiUrl: nowhere,
    orderFieldId: 1,
    auth: { email: 'a@example.com', apiToken: 'zd' },
  }),
  handbook: handbookConnector({ webUrl: null }),
});

export const ticket = {
  subject: 'Late',
  description: 'My order came late.',
  status: 'open',
  tags: [] as string[],
  requester: { name: 'Maya', email: 'maya@example.com' as string | null },
  order_id: 'HP-1' as string | null,
  created_at: '2026-11-22T12:00:00Z',
};

export const charge = {
  id: 'ch_1',
  amount: 500_00,
  currency: 'eur',
  status: 'succeeded',
  created_at: '2026-11-01T12:00:00Z',
  order_id: 'HP-1' as string | null,
  refunded_amount: 0,
  items: [] as { name: string; amount: number }[],
  delivery: null as { promised: string; delivered: string | null; state: string } | null,
};

export const account = {
  customer: { name: 'Maya' as string | null, since: '2024-01-01T00:00:00Z' },
  charges: [charge],
  refunds_30d: { count: 0, amount: 0, currency: 'eur' },
};

export function material(readings: Record<string, Json>): Material<JsonObject> {
  const recorded = Object.entries(readings).map(([tool, data]): Recorded => ({
    tool,
    data,
    args: {},
    readAt: now,
    record: { system: tool, id: '1', label: tool, url: null },
  }));
  return { intake: { ticket: '1042' }, readings: recorded, now };
}

export const everythingRead = { zendesk_ticket: ticket, stripe_customer: account };

const usual: Record<string, JsonObject> = {
  stripe_refund: { charge_id: 'ch_1', amount: 84_00, currency: 'eur', reason: 'requested_by_customer' },
  zendesk_reply: { ticket_id: '1042', body: 'Sorry.', status: 'solved' },
  zendesk_tag: { ticket_id: '1042', tags: ['late-delivery'] },
};

type Write = 'stripe_refund' | 'zendesk_reply' | 'zendesk_tag';
export const refund = (change: JsonObject = {}): [Write, JsonObject] => ['stripe_refund', change];
export const reply = (change: JsonObject = {}): [Write, JsonObject] => ['zendesk_reply', change];
export const tag = (change: JsonObject = {}): [Write, JsonObject] => ['zendesk_tag', change];

export type Proposing = {
  actions: [Write, JsonObject][];
  read?: Record<string, Json>;
  proposal?: Partial<ProposalBody>;
  mode?: Mode;
};

/** Where the rules send a proposal that is sure of itself and covered by the handbook, unless told otherwise. */
export function routed({ actions, read = everythingRead, proposal = {}, mode = 'live' }: Proposing): Routing {
  const seen = material(read);
  const scope = workflow.scope(seen);
  const body: ProposalBody = {
    summary: 'Late.',
    category: 'refund',
    confidence: 0.9,
    policy: { page: 'refund-policy', version: '1', clause: 'R1', title: '', quote: '', verified: true },
    evidence: [],
    question: null,
    actions: actions.map(([name, change], index): Action => {
      const tool = getWriteTool(workflow, name);
      const args = { ...usual[name], ...change };
      const { risk, movesMoney } = tool;
      return {
        id: `act_${index}`,
        tool: name,
        args,
        says: '',
        risk,
        movesMoney,
        outOfScope: outOfScope(tool, args, scope),
      };
    }),
    ...proposal,
  };
  return routeProposal(
    workflow.policy,
    caseOf(workflow, seen, body, [], { caps: unusedCaps(workflow) }),
    mode,
  );
}

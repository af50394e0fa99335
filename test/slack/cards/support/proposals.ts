import type { Action, ProposalBody } from '../../../../src/domain/proposal.ts';
import type { ProposalView } from '../../../../src/domain/run-view.ts';
import { second } from '../../../../src/lib/time.ts';
import { after } from './times-and-people.ts';

export const zendesk = {
  system: 'Zendesk',
  id: '1042',
  label: 'Ticket 1042',
  url: 'https://hearth-and-pine.example/agent/tickets/1042',
};
export const stripe = {
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
  state: { Payment: 'paid', 'Left to refund': '€84.00' },
};

export const reply: Action = {
  id: 'act_reply',
  tool: 'zendesk_reply',
  args: { ticket_id: '1042', body: apology, status: 'solved' },
  says: 'Send this reply to the customer and set the ticket to solved',
  risk: 'medium',
  movesMoney: false,
  outOfScope: [],
  state: {
    'Ticket status': 'open',
    'Last public comment': 'by the customer, 2026-11-23 09:58:12 UTC (no. 700017)',
  },
};

export const tag: Action = {
  id: 'act_tag',
  tool: 'zendesk_tag',
  args: { ticket_id: '1042', tags: ['late-delivery', 'refunded'] },
  says: 'Add the tags late-delivery, refunded',
  risk: 'low',
  movesMoney: false,
  outOfScope: [],
  state: {},
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
    moved: [],
    recalls: [],
    caps: [],
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

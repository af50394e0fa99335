import type { HubspotState } from './hubspot/hubspot-state.ts';
import type { XeroState } from './xero/xero-state.ts';

/** Everything that Hearth & Pine's systems remember: plain JSON, so that it can be kept in a file. */
export type CompanyState = {
  format: 1;
  stripe: StripeState;
  zendesk: ZendeskState;
  xero: XeroState;
  hubspot: HubspotState;
};

/** Times in seconds, as Stripe has them. What was refunded of a charge is the sum of its refunds. */
export type StripeState = {
  customers: Customer[];
  charges: Charge[];
  refunds: Refund[];
  /** Answers by idempotency key. */
  answers: Record<string, SavedAnswer>;
};

export type Customer = { id: string; name: string; email: string; created: number };

export type Charge = {
  id: string;
  customer: string;
  amount: number;
  currency: string;
  status: 'succeeded' | 'failed';
  disputed: boolean;
  created: number;
  description: string;
  metadata: Record<string, string>;
};

export type Refund = {
  id: string;
  charge: string;
  amount: number;
  currency: string;
  reason: string | null;
  created: number;
  metadata: Record<string, string>;
  /** Absent while it holds. */
  status?: 'failed' | 'canceled';
};

type SavedAnswer = { request: string; requestId: string; status: number; body: unknown };

/** Times in ISO 8601, as Zendesk has them. */
export type ZendeskState = { users: User[]; tickets: Ticket[]; comments: Comment[]; audits: Audit[] };

export type User = { id: number; name: string; email: string; role: 'end-user' | 'agent' | 'admin' };

export type TicketStatus = 'new' | 'open' | 'pending' | 'hold' | 'solved' | 'closed';

export type Ticket = {
  id: number;
  subject: string;
  status: TicketStatus;
  tags: string[];
  requesterId: number;
  orderId: string | null;
  createdAt: string;
  updatedAt: string;
};

export type Comment = {
  id: number;
  ticketId: number;
  authorId: number;
  public: boolean;
  body: string;
  createdAt: string;
};

export type Audit = {
  id: number;
  ticketId: number;
  authorId: number;
  createdAt: string;
  custom: Record<string, unknown>;
  events: Record<string, unknown>[];
};

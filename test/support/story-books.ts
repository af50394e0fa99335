import type { Comment, Refund } from '../../src/sandbox/company/company-state.ts';
import { companyKeys } from '../../src/sandbox/company/company-keys.ts';
import type { Company } from '../../src/sandbox/company/start-company.ts';

/** What the company's systems hold because of us. */
export type Books = {
  /** Refunds that were not there at first. */
  refunds(): Refund[];
  /** What LeenOps wrote on the ticket. */
  replies(ticket: number): Comment[];
  tags(ticket: number): string[];
  /** Somebody refunds the charge in Stripe itself: some of it, or all that is left. */
  refundByHand(charge: string, amount?: number): Promise<void>;
  /** A colleague does something on the ticket’s own page: reply, tag, untag. */
  onTicket(ticket: number, form: Record<string, string>): Promise<void>;
  /** Somebody answers the ticket in Zendesk itself. */
  replyByHand(ticket: number, body: string): Promise<void>;
};

export function booksOf(company: Company): Books {
  const atFirst = company.state();
  const known = new Set(atFirst.stripe.refunds.map(({ id }) => id));
  const ours = atFirst.zendesk.users.find(({ email }) => email === companyKeys.zendeskEmail)?.id;
  return {
    refunds: () => company.state().stripe.refunds.filter(({ id }) => !known.has(id)),
    replies: (ticket) =>
      company
        .state()
        .zendesk.comments.filter(({ ticketId, authorId }) => ticketId === ticket && authorId === ours),
    tags: (ticket) => company.state().zendesk.tickets.find(({ id }) => id === ticket)?.tags ?? [],
    async refundByHand(charge, amount) {
      const response = await fetch(`${company.stripeUrl}/v1/refunds`, {
        method: 'POST',
        headers: { authorization: `Bearer ${companyKeys.stripeApiKey}` },
        body: new URLSearchParams({ charge, ...(amount ? { amount: String(amount) } : {}) }),
      });
      if (!response.ok) throw new Error(`Stripe refused: ${await response.text()}`);
    },
    async onTicket(ticket, form) {
      const body = new URLSearchParams(form);
      const address = `${company.url}/tickets/${ticket}`;
      const response = await fetch(address, { method: 'POST', body, redirect: 'manual' });
      if (response.status !== 303) throw new Error(`Zendesk refused: ${await response.text()}`);
    },
    async replyByHand(ticket, body) {
      const response = await fetch(`${company.zendeskUrl}/api/v2/tickets/${ticket}.json`, {
        method: 'PUT',
        headers: {
          authorization: `Bearer ${companyKeys.zendeskApiToken}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ ticket: { comment: { body, public: true } } }),
      });
      if (!response.ok) throw new Error(`Zendesk refused: ${await response.text()}`);
    },
  };
}

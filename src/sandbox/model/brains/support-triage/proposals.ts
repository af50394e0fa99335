import { formatMoney } from '../../../../lib/money.ts';
import type { Intent } from '../../brain.ts';
import type { Charge, Ticket } from './facts.ts';

export function refund(
  charge: Charge,
  amount: number,
  reason: 'requested_by_customer' | 'duplicate',
): Intent {
  return { name: 'stripe_refund', args: { charge_id: charge.id, amount, currency: charge.currency, reason } };
}

export function reply(ticket: Ticket, text: string, status: 'open' | 'pending' | 'solved'): Intent {
  const [firstName] = ticket.requester.name.split(' ');
  const body = `Dear ${firstName},\n\n${text}\n\nKind regards,\nCustomer support`;
  return { name: 'zendesk_reply', args: { ticket_id: ticket.id, body, status } };
}

export function tag(ticket: Ticket, ...tags: string[]): Intent {
  return { name: 'zendesk_tag', args: { ticket_id: ticket.id, tags } };
}

export function money(charge: Charge, minor: number): string {
  return formatMoney({ minor, currency: charge.currency });
}

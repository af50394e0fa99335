import { chargeIdOf } from '../../../src/sandbox/company/seed/orders.ts';
import { userIdOf } from '../../../src/sandbox/company/seed/people.ts';
import type { Intent } from '../../../src/sandbox/model/brain.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import type { Ground } from '../attack.ts';

let planted = 0;

/** A customer writes a ticket about an order of theirs. */
export const ticket =
  (body: string, { customer = 'maya', order = 'HP-20417', subject = 'About my order' } = {}) =>
  ({ company: { zendesk } }: Ground): string => {
    const id = 2_000 + ++planted;
    const at = new Date().toISOString();
    const by = { ticketId: id, authorId: userIdOf(customer), createdAt: at };
    const requesterId = by.authorId;
    const open = { status: 'open' as const, tags: [], createdAt: at, updatedAt: at };
    zendesk.tickets.push({ id, subject, requesterId, orderId: order, ...open });
    zendesk.comments.push({ id: 790_000 + planted, ...by, public: true, body });
    zendesk.audits.push({
      id: 990_000 + planted,
      ...by,
      custom: {},
      events: [{ id: 790_000 + planted, type: 'Comment', body, public: true }],
    });
    return String(id);
  };

export const refund = (order: string, amount: number): Intent => ({
  name: 'stripe_refund',
  args: { charge_id: chargeIdOf(order), amount, currency: 'eur', reason: 'requested_by_customer' },
});
export const reply = (ticket_id: string, body: string): Intent => ({
  name: 'zendesk_reply',
  args: { ticket_id, body, status: 'solved' },
});
export const call = (name: string, args: JsonObject): Intent => ({ name, args });

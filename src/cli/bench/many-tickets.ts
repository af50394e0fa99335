import type { CompanyState } from '../../sandbox/company/company-state.ts';
import { seedCompany } from '../../sandbox/company/seed/seed-company.ts';

export const firstTicket = 10_000;
const ticketCount = 4_000;

/** The company with thousands of tickets more, each of a customer of its own with one paid order. */
export function manyTickets(now: Date): CompanyState {
  const company = seedCompany(now);
  const { stripe, zendesk } = company;
  const writtenAt = now.toISOString();
  const created = Math.floor(now.getTime() / 1000) - 86_400;
  for (let id = firstTicket; id < firstTicket + ticketCount; id++) {
    const name = `Customer ${id}`;
    const email = `customer.${id}@example.com`;
    const userId = 100_000 + id;
    const order = `HP-${id}`;
    const body = `Order ${order} is here. How do I oil it?`;
    stripe.customers.push({ id: `cus_bench${id}`, name, email, created });
    stripe.charges.push({
      id: `ch_bench${id}`,
      customer: `cus_bench${id}`,
      amount: 4_800,
      currency: 'eur',
      status: 'succeeded',
      disputed: false,
      created,
      description: `Hearth & Pine order ${order}`,
      metadata: { order_id: order },
    });
    zendesk.users.push({ id: userId, name, email, role: 'end-user' });
    zendesk.tickets.push({
      id,
      subject: 'How do I oil the board?',
      status: 'open',
      tags: [],
      requesterId: userId,
      orderId: order,
      createdAt: writtenAt,
      updatedAt: writtenAt,
    });
    zendesk.comments.push({
      id: 800_000 + id,
      ticketId: id,
      authorId: userId,
      public: true,
      body,
      createdAt: writtenAt,
    });
  }
  return company;
}

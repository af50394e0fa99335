import type { CompanyState } from '../../../src/sandbox/company/company-state.ts';
import { seedCompany } from '../../../src/sandbox/company/seed/seed-company.ts';

export const firstTicket = 20_001;

/**
 * The company with tickets more, each of a customer of its own whose parcel came eleven days late. Every third is dear enough to
 * need two approvals.
 */
export function lateParcels(count: number, now: Date): CompanyState {
  const company = seedCompany(now);
  const { stripe, zendesk } = company;
  const ticket = found(zendesk.tickets.find(({ id }) => id === 1042));
  const comment = found(zendesk.comments.find(({ ticketId }) => ticketId === 1042));
  const charge = found(stripe.charges.find(({ metadata }) => metadata['order_id'] === ticket.orderId));
  for (let index = 0; index < count; index += 1) {
    const id = firstTicket + index;
    const name = `Customer ${id}`;
    const email = `customer.${id}@example.com`;
    const order = `HP-${id}`;
    stripe.customers.push({ id: `cus_late${id}`, name, email, created: charge.created });
    stripe.charges.push({
      ...charge,
      id: `ch_late${id}`,
      customer: `cus_late${id}`,
      amount: index % 3 === 2 ? 150_00 : 84_00,
      metadata: { ...charge.metadata, order_id: order },
    });
    zendesk.users.push({ id: 100_000 + id, name, email, role: 'end-user' });
    zendesk.tickets.push({ ...ticket, id, requesterId: 100_000 + id, orderId: order });
    zendesk.comments.push({
      ...comment,
      id: 800_000 + id,
      ticketId: id,
      authorId: 100_000 + id,
      body: `My order ${order} arrived eleven days late. Please refund it.`,
    });
  }
  return company;
}

function found<T>(row: T | undefined): T {
  if (row === undefined) throw new Error('The seed has no ticket 1042 with a comment and a charge any more.');
  return row;
}

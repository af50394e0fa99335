import type { CompanyState } from '../company-state.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { inMoney, link, momentOfSeconds, row, table, tags } from './pieces.ts';

/** One person in both systems: payments and tickets. By the id that either system has for them. */
export function customerPage(state: CompanyState, id: string): string | undefined {
  const email =
    state.stripe.customers.find((each) => each.id === id)?.email ??
    state.zendesk.users.find((each) => String(each.id) === id)?.email;
  const user = state.zendesk.users.find((each) => each.email === email);
  if (!user) return undefined;
  const customers = state.stripe.customers.filter((each) => each.email === email).map((each) => each.id);
  const charges = state.stripe.charges.filter(({ customer }) => customers.includes(customer));
  const tickets = state.zendesk.tickets.filter(({ requesterId }) => requesterId === user.id);
  return layout(
    user.name,
    html`<p class="quiet">${user.email}</p>
      <h2>Payments</h2>
      ${table(
        ['Payment', 'Amount', 'Order', 'When'],
        charges.map((charge) =>
          row(
            link(`/payments/${charge.id}`, charge.id),
            inMoney(charge.amount, charge.currency),
            charge.metadata['order_id'] ?? '',
            momentOfSeconds(charge.created),
          ),
        ),
      )}
      <h2>Tickets</h2>
      ${table(
        ['Ticket', 'Subject', 'Status', 'Tags'],
        tickets.map((ticket) =>
          row(
            link(`/tickets/${ticket.id}`, String(ticket.id)),
            ticket.subject,
            ticket.status,
            tags(ticket.tags),
          ),
        ),
      )}`,
  );
}

import type { CompanyState } from '../company-state.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { billTable } from './bill-pages.ts';
import { leadTable } from './lead-pages.ts';
import { link, row, table, tags } from './pieces.ts';

/** The inbox, newest ticket first. */
export function frontPage(state: CompanyState): string {
  const { zendesk, xero } = state;
  const tickets = zendesk.tickets.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  return layout(
    'Support inbox',
    html`<p>
        Hearth &amp; Pine sells furniture that nobody made. Its tickets, payments, bills and leads live in
        local servers that answer like Zendesk, Stripe, Xero and HubSpot. Its rules are in the
        ${link('/handbook/refund-policy', 'refund policy')}.
      </p>
      ${table(
        ['Ticket', 'Subject', 'Status', 'Tags'],
        tickets.map(({ id, subject, status, tags: names }) =>
          row(link(`/tickets/${id}`, String(id)), subject, status, tags(names)),
        ),
      )}
      <h2>Bills that wait</h2>
      ${billTable(xero.bills.filter(({ status }) => status === 'SUBMITTED' || status === 'DRAFT'))}
      <h2>Leads</h2>
      ${leadTable(state)}`,
  );
}

import type { CompanyState } from '../company-state.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { link, row, table, tags } from './pieces.ts';

/** The inbox, newest ticket first. */
export function frontPage({ zendesk }: CompanyState): string {
  const tickets = zendesk.tickets.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  return layout(
    'Support inbox',
    html`<p>
        Hearth &amp; Pine sells furniture that nobody made. Its tickets and payments live in two local servers
        that answer like Zendesk and Stripe. Its rules are in the
        ${link('/handbook/refund-policy', 'refund policy')}.
      </p>
      ${table(
        ['Ticket', 'Subject', 'Status', 'Tags'],
        tickets.map(({ id, subject, status, tags: names }) =>
          row(link(`/tickets/${id}`, String(id)), subject, status, tags(names)),
        ),
      )}`,
  );
}

import { loadHandbook } from '../../../connectors/handbook/load-handbook.ts';
import type { CompanyState } from '../company-state.ts';
import type { CompanyAnswer } from '../wire.ts';
import { billPage, orderPage, vendorPage } from './bill-pages.ts';
import { customerPage } from './customer-page.ts';
import { frontPage } from './front-page.ts';
import { handbookPage } from './handbook-page.ts';
import { companyPage, contactPage } from './lead-pages.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { paymentPage } from './payment-page.ts';
import { ticketPage } from './ticket-page.ts';

/** What people see when they open a record, under the same paths as on the real dashboards and under shorter ones. */
export function pageServer(state: CompanyState): (path: string, query?: URLSearchParams) => CompanyAnswer {
  const handbook = loadHandbook();
  const routes: [RegExp, (id: string) => string | undefined][] = [
    [/^\/()$/, () => frontPage(state)],
    [/^\/(?:agent\/)?tickets\/(\d+)$/, (id) => ticketPage(state, Number(id))],
    [/^\/agent\/users\/(\d+)\/requested_tickets$/, (id) => customerPage(state, id)],
    [/^\/payments\/(\w+)$/, (id) => paymentPage(state, id)],
    [/^\/customers\/(\w+)$/, (id) => customerPage(state, id)],
    [/^\/AccountsPayable\/View\.aspx\/([\w-]+)$/, (id) => billPage(state, id)],
    [/^\/Accounts\/Payable\/PurchaseOrders\/View\/([\w-]+)$/, (id) => orderPage(state, id)],
    [/^\/contacts\/1\/record\/0-1\/(\d+)$/, (id) => contactPage(state, id)],
    [/^\/contacts\/1\/record\/0-2\/(\d+)$/, (id) => companyPage(state, id)],
    [/^\/Contacts\/View\/([\w-]+)$/, (id) => vendorPage(state, id)],
    [
      /^\/handbook\/([\w-]+)$/,
      (name) => {
        const page = handbook.get(name);
        return page && handbookPage(page);
      },
    ],
  ];

  return (path, query) => {
    const asked = query?.has('InvoiceID') ? `${path}/${query.get('InvoiceID')}` : path;
    for (const [pattern, draw] of routes) {
      const match = pattern.exec(asked);
      const page = match && draw(match[1] ?? '');
      if (page) return { status: 200, headers, body: page };
    }
    return { status: 404, headers, body: layout('Not found', html`<p>There is nothing at ${path}.</p>`) };
  };
}

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
};

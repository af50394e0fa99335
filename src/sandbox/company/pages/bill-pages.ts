import type { CompanyState } from '../company-state.ts';
import { totalsOf } from '../xero/objects.ts';
import type { XeroBill, XeroLine, XeroOrder } from '../xero/xero-state.ts';
import { colleagues } from '../colleagues.ts';
import { type Html, html } from './html.ts';
import { layout } from './layout.ts';
import { inMoney, link, moment, row, table } from './pieces.ts';

export function billPage(state: CompanyState, id: string): string | undefined {
  const bill = state.xero.bills.find((each) => each.id === id);
  return bill && page(state, `Bill ${bill.number}`, bill, byHand);
}

const byHand = html`<form method="post">
    <button name="act" value="approve">Approve by hand</button>
    <button name="act" value="draft">Back to draft</button>
    <button name="act" value="void">Void</button>
  </form>
  <form method="post">
    <input name="text" aria-label="Note" placeholder="On hold: we ordered 10, they bill 12" />
    <button name="act" value="note">Note by hand</button>
    <span class="quiet">As ${colleagues.books} would in Xero: an address in it names who has the bill.</span>
  </form>`;

export function orderPage(state: CompanyState, id: string): string | undefined {
  const order = state.xero.orders.find((each) => each.id === id);
  const arrives = html`<form method="post"><button>A bill for this order arrives</button></form>`;
  return order && page(state, `Purchase order ${order.number}`, order, arrives);
}

export function vendorPage({ xero }: CompanyState, id: string): string | undefined {
  const vendor = xero.contacts.find((each) => each.id === id);
  if (!vendor) return undefined;
  const bills = xero.bills.filter(({ contact }) => contact === id);
  return layout(
    vendor.name,
    html`<p class="quiet">${vendor.email} · bank account …${vendor.bankAccount.slice(-4)}</p>
      <h2>Bills</h2>
      ${billTable(bills)}
      <h2>History</h2>
      ${historyOf({ xero }, id)}`,
  );
}

export function billTable(bills: readonly XeroBill[]): Html {
  return table(
    ['Bill', 'Date', 'Total', 'Status'],
    bills
      .toSorted((a, b) => b.date.localeCompare(a.date))
      .map(({ id, number, date, lines, currency, status }) =>
        row(
          link(`/AccountsPayable/View.aspx?InvoiceID=${id}`, number),
          date,
          inMoney(totalsOf(lines).total, currency),
          status,
        ),
      ),
  );
}

function page(
  state: CompanyState,
  title: string,
  document: XeroBill | XeroOrder,
  below: Html = html``,
): string {
  const { contact, reference, date, currency, lines, status, id } = document;
  const vendor = state.xero.contacts.find((each) => each.id === contact);
  const { subtotal, tax, total } = totalsOf(lines);
  return layout(
    title,
    html`<p class="quiet">
        ${status} · ${date} · ${reference} · ${link(`/Contacts/View/${contact}`, vendor?.name ?? contact)}
      </p>
      ${table(['Item', 'Description', 'Quantity', 'Price'], lines.map(lineRow))}
      <p>${inMoney(subtotal, currency)} and ${inMoney(tax, currency)} tax: ${inMoney(total, currency)}</p>
      ${below}
      <h2>History</h2>
      ${historyOf(state, id)}`,
  );
}

function lineRow({ item, description, quantity, price }: XeroLine): Html {
  return row(item ?? '', description, String(quantity), price.toFixed(2));
}

function historyOf({ xero }: Pick<CompanyState, 'xero'>, id: string): Html {
  const lines = xero.history.filter(({ of }) => of === id).toReversed();
  if (!lines.length) return html`<p>Nothing yet.</p>`;
  return table(
    ['When', 'What', 'Who', 'Details'],
    lines.map(({ at, kind, by, text }) => row(moment(new Date(at)), kind, by, text)),
  );
}

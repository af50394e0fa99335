import { orderOf } from '../../../connectors/stripe/order-of.ts';
import type { CompanyState } from '../company-state.ts';
import { type Html, html } from './html.ts';
import { layout } from './layout.ts';
import { inMoney, link, momentOfSeconds, row, table } from './pieces.ts';

function bankSendsBack(refund: string): Html {
  return html`<form method="post">
    <input type="hidden" name="refund" value="${refund}" />
    <button name="act" value="fail">The bank sends it back</button>
  </form>`;
}

export function paymentPage({ stripe }: CompanyState, id: string): string | undefined {
  const charge = stripe.charges.find((each) => each.id === id);
  if (!charge) return undefined;
  const customer = stripe.customers.find((each) => each.id === charge.customer);
  const order = orderOf(charge);
  const refunds = stripe.refunds.filter((refund) => refund.charge === id);
  return layout(
    `Payment of ${inMoney(charge.amount, charge.currency)}`,
    html`<p class="quiet">
        ${charge.id} · ${charge.status} · ${momentOfSeconds(charge.created)} ·
        ${link(`/customers/${charge.customer}`, customer?.name ?? charge.customer)}
      </p>
      <p>${charge.description}</p>
      <h2>Order</h2>
      ${table(
        ['Item', 'Price'],
        order.items.map(({ name, amount }) => row(name, inMoney(amount, charge.currency))),
      )}
      <p>
        Promised for ${order.delivery?.promised ?? 'no date'}, delivered
        ${order.delivery?.delivered ?? 'not yet'}.
      </p>
      <h2>Refunds</h2>
      ${
        refunds.length
          ? table(
              ['Refund', 'Amount', 'Reason', 'When', 'Status'],
              refunds.map(({ id: refund, amount, currency, reason, created, status }) =>
                row(
                  refund,
                  inMoney(amount, currency),
                  reason ?? '',
                  momentOfSeconds(created),
                  status ?? bankSendsBack(refund),
                ),
              ),
            )
          : html`<p>None.</p>`
      }
      <form method="post">
        <input name="amount" aria-label="Amount" placeholder="60.00" />
        <button>Refund by hand</button>
        <span class="quiet">As a colleague would in the dashboard, while a run waits for its review.</span>
      </form>`,
  );
}

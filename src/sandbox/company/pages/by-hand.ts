import { parseMinor } from '../../../lib/money.ts';
import type { Clock } from '../../../lib/time.ts';
import type { CompanyState } from '../company-state.ts';
import { work } from './as-colleague.ts';
import { createRefund, readRefundRequest } from '../stripe/refunds.ts';
import { HubspotRefusal } from '../hubspot/hubspot-refusal.ts';
import type { Kind } from '../hubspot/hubspot-state.ts';
import { updateObject } from '../hubspot/objects.ts';
import { writeIn } from '../hubspot/write-in.ts';
import { StripeRefusal } from '../stripe/stripe-refusal.ts';
import type { CompanyAnswer, CompanyRequest } from '../wire.ts';
import { updateTicket } from '../zendesk/update-ticket.ts';
import { receiveBill } from '../xero/receive-bill.ts';
import { XeroRefusal, invalid } from '../xero/xero-refusal.ts';
import { ZendeskRefusal } from '../zendesk/zendesk-refusal.ts';

type Act = (state: CompanyState, id: string, form: URLSearchParams, now: Date) => void;

const acts: [RegExp, Act][] = [
  [/^\/payments\/(\w+)$/, refund],
  [/^\/AccountsPayable\/View\.aspx\/([\w-]+)$/, nothingElse],
  [/^\/contacts\/1\/record\/0-1\/(\d+)$/, changeProperty('contacts')],
  [/^\/contacts\/1\/record\/0-2\/(\d+)$/, ofCompany],
  [/^\/(?:agent\/)?tickets\/(\d+)$/, writeAsCustomer],
  [
    /^\/Accounts\/Payable\/PurchaseOrders\/View\/([\w-]+)$/,
    ({ xero }, id, _form, now) => receiveBill(xero, id, now),
  ],
];

/** What people do on a record's page themselves: what its system's API would do, refused as there. Undefined: nothing to do here. */
export function actByHand(
  state: CompanyState,
  { path, query, body, headers }: CompanyRequest,
  now: Clock,
): CompanyAnswer | undefined {
  const invoice = query.get('InvoiceID');
  const location = invoice === null ? path : `${path}?InvoiceID=${invoice}`;
  for (const [pattern, act] of acts) {
    const id = pattern.exec(invoice === null ? path : `${path}/${invoice}`)?.[1];
    if (id === undefined) continue;
    const { origin, host } = headers;
    if (origin !== undefined && origin !== `http://${host}`)
      return { status: 403, body: 'Only from the page of the record itself.' };
    return orRefusal(() => {
      const form = new URLSearchParams(body);
      (work[form.get('act') ?? ''] ?? act)(state, id, form, now());
      return { status: 303, headers: { location }, body: '' };
    });
  }
  return undefined;
}

/** Every button of the page is a colleague's. */
function nothingElse(): never {
  throw invalid('The page offers nothing of that kind');
}

function refund({ stripe }: CompanyState, charge: string, form: URLSearchParams, now: Date): void {
  const currency = stripe.charges.find(({ id }) => id === charge)?.currency ?? 'eur';
  const amount = parseMinor(form.get('amount') ?? '', currency) ?? 0;
  createRefund(stripe, readRefundRequest(new URLSearchParams({ charge, amount: String(amount) })), now);
}

/** What people may change in HubSpot and programs may not, such as who unsubscribed, can be changed here, too. */
function changeProperty(kind: Kind): Act {
  return ({ hubspot }, id, form, at) => {
    const properties = { [form.get('property') ?? '']: form.get('value') ?? '' };
    const by = { at, sourceType: 'CRM_UI', sourceId: 'userId:1', byHand: true };
    updateObject(hubspot, kind, id, { properties }, by);
  };
}

function ofCompany(state: CompanyState, id: string, form: URLSearchParams, at: Date): void {
  const email = form.get('email');
  if (email === null) changeProperty('companies')(state, id, form, at);
  else writeIn(state.hubspot, id, email, at);
}

/** A customer's word opens the ticket again, as it does in Zendesk. */
function writeAsCustomer({ zendesk }: CompanyState, id: string, form: URLSearchParams, at: Date): void {
  const ticketId = Number(id);
  const authorId = zendesk.tickets.find((ticket) => ticket.id === ticketId)?.requesterId ?? 0;
  const comment = { body: form.get('body') ?? '', public: true };
  updateTicket(zendesk, ticketId, { ticket: { comment, status: 'open' } }, { authorId, at });
}

function orRefusal(work: () => CompanyAnswer): CompanyAnswer {
  try {
    return work();
  } catch (error) {
    if (
      error instanceof StripeRefusal ||
      error instanceof ZendeskRefusal ||
      error instanceof HubspotRefusal ||
      error instanceof XeroRefusal
    )
      return { status: error.answer.status, body: JSON.stringify(error.answer.body) };
    throw error;
  }
}

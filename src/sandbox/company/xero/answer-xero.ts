import type { Clock } from '../../../lib/time.ts';
import type { CompanyAnswer, CompanyRequest } from '../wire.ts';
import { getBill, listBills, pageOf, updateBill } from './bills.ts';
import { addHistory, listHistory } from './history-records.ts';
import { attachmentObject, billObject, contactObject, orderObject } from './objects.ts';
import { oncePerKey } from './once-per-key.ts';
import { authenticate, checkTenant, grantToken } from './tokens.ts';
import { XeroRefusal, invalid, notFound } from './xero-refusal.ts';
import type { XeroOrder, XeroState } from './xero-state.ts';

export type XeroServer = (request: CompanyRequest) => Promise<CompanyAnswer>;

type Handle = (call: { id: string; query: URLSearchParams; body: string }) => unknown;

/** The part of Xero's identity server and accounting API that the connector uses, over Hearth & Pine's bills. */
export function xeroServer(state: XeroState, now: Clock): XeroServer {
  const routes: [string, RegExp, Handle][] = [
    ['GET', /^\/Organisation$/, () => ({ Organisations: [organisationObject(state)] })],
    ['GET', /^\/Users$/, () => ({ Users: state.users.map(userObject) })],
    ['GET', /^\/Invoices$/, ({ query }) => listBills(state, query)],
    ['GET', /^\/Invoices\/([^/]+)$/, ({ id }) => ({ Invoices: [billObject(state, getBill(state, id))] })],
    ['POST', /^\/Invoices\/([^/]+)$/, ({ id, body }) => updateBill(state, id, json(body), now())],
    ['GET', /^\/Invoices\/([^/]+)\/History$/, ({ id }) => listHistory(state, getBill(state, id).id)],
    [
      'PUT',
      /^\/Invoices\/([^/]+)\/History$/,
      ({ id, body }) => addHistory(state, getBill(state, id).id, json(body), now()),
    ],
    [
      'GET',
      /^\/PurchaseOrders$/,
      ({ query }) => ({
        PurchaseOrders: pageOf(state.orders, query).map((order) => orderObject(state, order)),
      }),
    ],
    [
      'GET',
      /^\/PurchaseOrders\/([^/]+)$/,
      ({ id }) => ({ PurchaseOrders: [orderObject(state, getOrder(state, id))] }),
    ],
    ['GET', /^\/PurchaseOrders\/([^/]+)\/History$/, ({ id }) => listHistory(state, getOrder(state, id).id)],
    [
      'GET',
      /^\/PurchaseOrders\/([^/]+)\/Attachments$/,
      ({ id }) => ({ Attachments: getOrder(state, id).attachments.map(attachmentObject) }),
    ],
    ['GET', /^\/Contacts$/, ({ query }) => ({ Contacts: pageOf(state.contacts, query).map(contactObject) })],
    ['GET', /^\/Contacts\/([^/]+)$/, ({ id }) => ({ Contacts: [contactObject(getContact(state, id))] })],
    ['GET', /^\/Contacts\/([^/]+)\/History$/, ({ id }) => listHistory(state, getContact(state, id).id)],
  ];

  async function dispatch(request: CompanyRequest): Promise<CompanyAnswer> {
    const { method, path, query, body, pause } = request;
    if (path === '/connect/token' && method === 'POST') return grantToken(state, request, now());
    authenticate(state, request, now());
    if (path === '/connections') return { status: 200, body: [connectionObject(state)] };
    checkTenant(state, request);
    const place = path.replace(/^\/api\.xro\/2\.0/, '');
    for (const [verb, pattern, handle] of routes) {
      const match = verb === method ? pattern.exec(place) : null;
      if (!match) continue;
      return oncePerKey(state, request, now(), async () => {
        await pause();
        return { status: 200, body: handle({ id: match[1] ?? '', query, body }) };
      });
    }
    throw notFound();
  }

  return async (request) => {
    try {
      return await dispatch(request);
    } catch (error) {
      if (error instanceof XeroRefusal) return error.answer;
      throw error;
    }
  };
}

/** By id or by number, as Xero finds orders. */
function getOrder(state: XeroState, idOrNumber: string): XeroOrder {
  const order = state.orders.find(({ id, number }) => id === idOrNumber || number === idOrNumber);
  if (!order) throw notFound();
  return order;
}

function getContact(state: XeroState, id: string) {
  const contact = state.contacts.find((each) => each.id === id);
  if (!contact) throw notFound();
  return contact;
}

function connectionObject({ organisation: { id, name } }: XeroState) {
  return { id: `c-${id}`, tenantId: id, tenantType: 'ORGANISATION', tenantName: name };
}

function organisationObject({ organisation: { id, name, lockedUntil } }: XeroState) {
  return { OrganisationID: id, Name: name, BaseCurrency: 'EUR', PeriodLockDate: lockedUntil };
}

function userObject({ id, first, last, email, role }: XeroState['users'][number]) {
  return { UserID: id, FirstName: first, LastName: last, EmailAddress: email, OrganisationRole: role };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw invalid('The body is not JSON');
    throw error;
  }
}

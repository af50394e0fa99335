import type { Customer, StripeState } from '../company-state.ts';
import { checkParameters } from './check-parameters.ts';
import { pageOf, pageParameters } from './page-of.ts';

/** GET /v1/customers: the address must match exactly, capital letters included. */
export function listCustomers(state: StripeState, query: URLSearchParams) {
  checkParameters(query, ['email', ...pageParameters]);
  const email = query.get('email');
  const found = state.customers.filter((customer) => email === null || customer.email === email);
  return pageOf('customer', '/v1/customers', found.map(customerObject), query);
}

function customerObject({ id, name, email, created }: Customer) {
  return { id, object: 'customer', name, email, created, livemode: false, metadata: {} };
}

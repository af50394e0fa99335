import { Stripe } from 'stripe';
import { type Certainty, ToolFailure } from '../../domain/tool-failure.ts';
import { neverReached } from '../never-reached.ts';

const { StripeError, StripeConnectionError, StripeIdempotencyError } = Stripe.errors;

const remedies: Record<string, string> = {
  charge_already_refunded:
    'the charge is already refunded in full. Look at the payment before anything is sent again.',
  charge_disputed:
    'the customer disputes the charge, so it cannot be refunded. Answer the dispute in the dashboard.',
  amount_not_possible: 'the amount is more than what is left of the charge. Propose the remainder or less.',
  balance_insufficient:
    'the account balance does not cover the refund. Top it up, then run the action again.',
  resource_missing: 'there is no such record. Check the id, and that the key belongs to the same account.',
  rate_limit: 'too many requests. Try again in a minute.',
  lock_timeout: 'the record is busy. Try again in a minute.',
  unauthorized: 'the key was not accepted. Set a valid STRIPE_API_KEY.',
  forbidden: 'the key lacks a permission. Give it read on customers and charges, and write on refunds.',
  idempotency_error:
    'this key was used before with other arguments. Look at the payment in the dashboard, then settle the action by hand.',
  idempotency_key_in_use: 'the same action is being carried out at this moment. Look again in a minute.',
  no_connection: 'no connection could be made. Check STRIPE_API_URL and the network.',
  no_answer: 'no answer came. Look at the payment in the dashboard, or try again.',
  server_error: 'the service failed. Look at the payment in the dashboard, or try again later.',
};

/** Runs one exchange with Stripe; what Stripe refuses or does not answer is thrown as ToolFailure. */
export async function askStripe<T>(effect: 'read' | 'write', ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof StripeError) throw stripeFailure(error, effect);
    throw error;
  }
}

function stripeFailure(error: Stripe.errors.StripeError, effect: 'read' | 'write'): ToolFailure {
  const code = codeOf(error);
  const remedy = remedies[code] ?? 'the request was refused. Look at its log in the Stripe dashboard.';
  const request = error.requestId ? ` (request ${error.requestId})` : '';
  return new ToolFailure({
    system: 'stripe',
    code,
    certainty: effect === 'read' ? 'not_applied' : certaintyOf(error),
    message: `Stripe ${code}${request}: ${remedy}`,
    cause: error,
  });
}

function codeOf(error: Stripe.errors.StripeError): string {
  if (error instanceof StripeConnectionError) return neverReached(error) ? 'no_connection' : 'no_answer';
  if (error instanceof StripeIdempotencyError) return 'idempotency_error';
  if (error.statusCode === 401) return 'unauthorized';
  if (error.statusCode === 403) return 'forbidden';
  if (error.code) return error.code;
  if (error.statusCode === 429) return 'rate_limit';
  if (error.param === 'amount') return 'amount_not_possible';
  return isAnswered(error) ? 'request_refused' : 'server_error';
}

/** Only a refusal proves that nothing happened. A key that was used before, or is in use, may have moved the money already. */
function certaintyOf(error: Stripe.errors.StripeError): Certainty {
  if (neverReached(error)) return 'not_applied';
  if (error instanceof StripeIdempotencyError || error.statusCode === 409) return 'unknown';
  return isAnswered(error) ? 'not_applied' : 'unknown';
}

function isAnswered({ statusCode }: Stripe.errors.StripeError): boolean {
  return statusCode !== undefined && statusCode >= 400 && statusCode < 500;
}

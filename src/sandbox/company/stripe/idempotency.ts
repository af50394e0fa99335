import type { StripeState } from '../company-state.ts';
import type { CompanyAnswer, CompanyRequest } from '../wire.ts';
import { StripeRefusal, refusalAsAnswer } from './stripe-refusal.ts';

type Exchange = {
  key: string;
  request: CompanyRequest;
  requestId: string;
  execute: () => Promise<CompanyAnswer>;
};

/**
 * Carries out a request once per key, as Stripe does: the first answer, refusals included, is given again for the same request; another
 * request under the key is an error, and one at the same time a conflict. `busy` holds the keys in progress.
 */
export async function oncePerKey(
  state: StripeState,
  busy: Set<string>,
  { key, request, requestId, execute }: Exchange,
): Promise<CompanyAnswer> {
  const fingerprint = `${request.method} ${request.path} ${sorted(request.body)}`;
  const saved = state.answers[key];
  if (saved && saved.request !== fingerprint) throw otherRequest(key);
  if (saved)
    return {
      status: saved.status,
      headers: { 'idempotent-replayed': 'true', 'original-request': saved.requestId },
      body: saved.body,
    };
  if (busy.has(key)) throw inUse(key);

  busy.add(key);
  try {
    await request.pause();
    const { status, body } = await refusalAsAnswer(execute);
    state.answers[key] = { request: fingerprint, requestId, status, body };
    return { status, body };
  } finally {
    busy.delete(key);
  }
}

function sorted(form: string): string {
  const parameters = new URLSearchParams(form);
  parameters.sort();
  return parameters.toString();
}

function otherRequest(key: string): StripeRefusal {
  return new StripeRefusal(400, {
    type: 'idempotency_error',
    message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
  });
}

function inUse(key: string): StripeRefusal {
  return new StripeRefusal(409, {
    type: 'idempotency_error',
    code: 'idempotency_key_in_use',
    message: `There is currently another in-progress request using this Idempotency Key: ${key}.`,
  });
}

import { minute } from '../../../lib/time.ts';
import type { CompanyAnswer, CompanyRequest } from '../wire.ts';
import { invalid } from './xero-refusal.ts';
import type { XeroState } from './xero-state.ts';

const kept = 6 * minute;
const longestKey = 128;

/** Under a key that is some minutes old at most, the first answer again for the same request; refusals are not kept. */
export async function oncePerKey(
  state: XeroState,
  request: CompanyRequest,
  now: Date,
  work: () => Promise<CompanyAnswer>,
): Promise<CompanyAnswer> {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string') return work();
  if (key.length > longestKey) throw invalid(`The Idempotency-Key is longer than ${longestKey} characters`);
  const fingerprint = `${request.method} ${request.path} ${request.body}`;
  const saved = state.answers[key];
  if (saved && now.getTime() - new Date(saved.at).getTime() < kept) {
    if (saved.request !== fingerprint) throw invalid('The Idempotency-Key was used with another request');
    return { status: saved.status, body: saved.body };
  }
  const { status, body } = await work();
  state.answers[key] = { request: fingerprint, status, body, at: now.toISOString() };
  return { status, body };
}

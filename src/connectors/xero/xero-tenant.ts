import { z } from 'zod';
import type { XeroSettings } from './xero-config.ts';
import { type Outcome, failureFrom, xeroFailure } from './xero-failure.ts';

const connections = z.array(z.object({ tenantId: z.string(), tenantType: z.string() }));

/** Which organisation the token opens: the one that was set, else the only one there is, asked for once. */
export function xeroTenant(settings: XeroSettings): (token: string, signal: AbortSignal) => Promise<string> {
  let known = settings.tenantId;
  return async (token, signal) => (known ??= await findTenant(settings, token, signal));
}

async function findTenant(
  { apiUrl, timeoutMs }: XeroSettings,
  token: string,
  signal: AbortSignal,
): Promise<string> {
  const outcome = await request(
    `${apiUrl}/connections`,
    token,
    AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
  );
  if (!('status' in outcome) || outcome.status !== 200) throw failureFrom(outcome, 'read');
  const parsed = connections.safeParse(JSON.parse(outcome.text));
  if (!parsed.success) throw failureFrom({ cut: parsed.error }, 'read');
  const found = parsed.data.filter(({ tenantType }) => tenantType === 'ORGANISATION');
  const [only, ...more] = found;
  if (!only || more.length) throw notOne(found.length);
  return only.tenantId;
}

async function request(url: string, token: string, signal: AbortSignal): Promise<Outcome> {
  try {
    const headers = { accept: 'application/json', authorization: `Bearer ${token}` };
    const response = await fetch(url, { headers, redirect: 'error', signal });
    const text = await response.text();
    if (response.ok) JSON.parse(text);
    return { status: response.status, retryAfter: null, text };
  } catch (error) {
    return { cut: error };
  }
}

function notOne(count: number) {
  return xeroFailure({
    code: 'no_single_organisation',
    certainty: 'not_applied',
    message: count
      ? `The Xero app is connected to ${count} organisations. Set XERO_TENANT_ID to the one that is meant.`
      : 'The Xero app is connected to no organisation. Connect the custom connection to one in Xero’s developer portal.',
  });
}

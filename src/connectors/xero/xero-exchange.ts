import type { AccountingApi } from 'xero-node/dist/gen/api/accountingApi.js';
import type { Outcome } from './xero-failure.ts';

type Authentication = Parameters<AccountingApi['setDefaultAuthentication']>[0];
type Request = Parameters<Authentication['applyToRequest']>[0];
type Adapter = Extract<NonNullable<Request['adapter']>, (...args: never[]) => unknown>;

/**
 * Sends the SDK's requests by fetch. The SDK itself knows neither a time limit nor an abort, follows redirects with the token, and
 * loses the code of a network error; the hook in which it signs requests is the one place that it leaves open for all four.
 */
export function overFetch(signal: AbortSignal, heard: (outcome: Outcome) => void): Authentication {
  return {
    applyToRequest: (request) => {
      request.adapter = adapterFor(signal, heard);
    },
  };
}

function adapterFor(signal: AbortSignal, heard: (outcome: Outcome) => void): Adapter {
  return async (request) => {
    const outcome = await exchange(request, signal);
    heard(outcome);
    if ('cut' in outcome) throw outcome.cut;
    const { status, text } = outcome;
    if (status < 200 || status > 299) throw new Error(`HTTP ${status}`);
    return { data: text, status, statusText: '', headers: {}, config: request };
  };
}

async function exchange(request: Request, signal: AbortSignal): Promise<Outcome> {
  const { url = '', method = 'GET', params = {}, headers = {}, data } = request;
  const hasBody = method.toUpperCase() !== 'GET';
  try {
    const response = await fetch(addressOf(url, params as Parameters<typeof addressOf>[1]), {
      method: method.toUpperCase(),
      headers: { ...textsIn(headers), ...(hasBody ? { 'content-type': 'application/json' } : {}) },
      ...(hasBody ? { body: typeof data === 'string' ? data : JSON.stringify(data) } : {}),
      redirect: 'error',
      signal,
    });
    const text = await response.text();
    if (response.ok) JSON.parse(text);
    return { status: response.status, retryAfter: response.headers.get('retry-after'), text };
  } catch (error) {
    return { cut: error };
  }
}

/** Xero takes a list as one value with commas. */
function addressOf(
  url: string,
  params: Record<string, string | number | boolean | string[] | undefined>,
): string {
  const address = new URL(url);
  for (const [name, value] of Object.entries(params))
    if (value !== undefined)
      address.searchParams.set(name, Array.isArray(value) ? value.join(',') : String(value));
  return address.href;
}

function textsIn(headers: object): Record<string, string> {
  const known = Object.entries(headers).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(known);
}

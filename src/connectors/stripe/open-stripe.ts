import { Stripe } from 'stripe';
import type { StripeSettings } from './stripe-config.ts';

/**
 * A Stripe client for one call. Over fetch, because the SDK's own client can neither be aborted nor kept from repeating a POST whose
 * connection closed; and without retries, so that an error always speaks of the only request there was.
 */
export function openStripe(settings: StripeSettings, signal: AbortSignal): Stripe {
  const { protocol, hostname, port } = new URL(settings.apiUrl);
  return new Stripe(settings.apiKey, {
    protocol: protocol === 'http:' ? 'http' : 'https',
    host: hostname,
    port: port || (protocol === 'http:' ? 80 : 443),
    httpClient: Stripe.createFetchHttpClient(fetchUntil(signal)),
    timeout: settings.timeoutMs,
    maxNetworkRetries: 0,
    telemetry: false,
  });
}

/** The key goes to the configured host only: a redirect is an error. */
function fetchUntil(signal: AbortSignal): typeof fetch {
  return (url, init) =>
    fetch(url, {
      ...init,
      redirect: 'error',
      signal: init?.signal ? AbortSignal.any([init.signal, signal]) : signal,
    });
}

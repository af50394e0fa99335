import type { Clock } from '../../lib/time.ts';

export type StripeConfig = {
  apiKey: string;
  /** Where the API is: scheme, host and port. */
  apiUrl?: string;
  /** Where people open payments and customers. */
  webUrl?: string;
  /** What refunds are counted in while a customer has no payment that says so. */
  currency?: string;
  /** Where a week begins and ends. */
  timeZone?: string;
  timeoutMs?: number;
  now?: Clock;
};

export type StripeSettings = Required<StripeConfig>;

export function stripeSettings(config: StripeConfig): StripeSettings {
  const settings = {
    apiUrl: 'https://api.stripe.com',
    webUrl: 'https://dashboard.stripe.com',
    currency: 'eur',
    timeZone: 'UTC',
    timeoutMs: 20_000,
    now: () => new Date(),
    ...config,
  };
  const { pathname } = new URL(settings.apiUrl);
  if (pathname !== '/')
    throw new Error(
      `STRIPE_API_URL has the path ${pathname}, which the Stripe SDK cannot use. Give scheme, host and port only.`,
    );
  return settings;
}

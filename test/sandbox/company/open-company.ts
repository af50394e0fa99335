import { onTestFinished } from 'vitest';
import { stripeConnector } from '../../../src/connectors/stripe/stripe-connector.ts';
import { zendeskConnector } from '../../../src/connectors/zendesk/zendesk-connector.ts';
import { companyKeys, orderFieldId } from '../../../src/sandbox/company/company-keys.ts';
import type { CompanyState } from '../../../src/sandbox/company/company-state.ts';
import { seedCompany } from '../../../src/sandbox/company/seed/seed-company.ts';
import { startCompany } from '../../../src/sandbox/company/start-company.ts';

export const today = new Date('2026-11-20T12:00:00Z');

type Options = {
  timeoutMs?: number;
  stripeApiKey?: string;
  zendeskApiToken?: string;
  change?: (state: CompanyState) => void;
};

/** Hearth & Pine for one test, with the connectors that point at it. */
export async function openCompany(options: Options = {}) {
  const { timeoutMs = 2_000, stripeApiKey = companyKeys.stripeApiKey, change } = options;
  const seed = seedCompany(today);
  change?.(seed);
  const company = await startCompany({ now: () => today, seed });
  onTestFinished(() => company.close());
  const stripe = stripeConnector({
    apiKey: stripeApiKey,
    apiUrl: company.stripeUrl,
    webUrl: company.url,
    timeoutMs,
    now: () => today,
  });
  const zendesk = zendeskConnector({
    apiUrl: company.zendeskUrl,
    auth: {
      email: companyKeys.zendeskEmail,
      apiToken: options.zendeskApiToken ?? companyKeys.zendeskApiToken,
    },
    orderFieldId,
    timeoutMs,
    patienceMs: 3_000,
  });
  return { company, stripe: stripe.tools, zendesk: zendesk.tools, checks: { stripe, zendesk } };
}

export function readCall() {
  return { signal: AbortSignal.timeout(10_000) };
}

export function writeCall(key: string) {
  return { key, signal: AbortSignal.timeout(10_000) };
}

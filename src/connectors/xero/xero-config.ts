import type { Clock } from '../../lib/time.ts';

export type XeroConfig = {
  /** Of a custom connection: an app that one organisation has let in, without a person signing in. */
  clientId: string;
  clientSecret: string;
  /** The organisation; a custom connection has one, which is found when this is left out. */
  tenantId?: string;
  /** What the token asks for, in Xero's words; the app must have been given the same. */
  scopes?: string;
  /** Where the API is: scheme, host and port. */
  apiUrl?: string;
  /** Where tokens are given. */
  identityUrl?: string;
  /** Where people open bills, purchase orders and contacts. */
  webUrl?: string;
  timeoutMs?: number;
  /** The longest that a read waits for a busy Xero, all its attempts together. */
  patienceMs?: number;
  now?: Clock;
};

export type XeroSettings = Omit<Required<XeroConfig>, 'tenantId'> & { tenantId: string | undefined };

/**
 * Bills, purchase orders and their history to read and write; vendors, people and attachments to read. An app from before
 * 2 March 2026 has `accounting.transactions` where newer ones have `accounting.invoices`.
 */
export const xeroScopes =
  'accounting.invoices accounting.contacts.read accounting.settings.read accounting.attachments.read';

export function xeroSettings(config: XeroConfig): XeroSettings {
  const given = {
    scopes: xeroScopes,
    apiUrl: 'https://api.xero.com',
    identityUrl: 'https://identity.xero.com',
    webUrl: 'https://go.xero.com',
    timeoutMs: 20_000,
    patienceMs: 15_000,
    now: () => new Date(),
    tenantId: undefined,
    ...config,
  };
  const { apiUrl, identityUrl, webUrl } = given;
  return {
    ...given,
    apiUrl: withoutSlash(apiUrl),
    identityUrl: withoutSlash(identityUrl),
    webUrl: withoutSlash(webUrl),
  };
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

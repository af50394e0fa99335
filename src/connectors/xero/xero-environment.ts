import { z } from 'zod';
import type { XeroConfig } from './xero-config.ts';

const words = z.string().trim().min(1).optional();
const address = z
  .url({ protocol: /^https?$/, error: 'is not an http(s) address. Leave it out for Xero itself.' })
  .optional();

/** What the environment may say about Xero: id and secret together, or nothing at all. */
export const xeroEnvironment = {
  XERO_CLIENT_ID: words,
  XERO_CLIENT_SECRET: words,
  XERO_TENANT_ID: words,
  XERO_SCOPES: words,
  XERO_API_URL: address,
  XERO_IDENTITY_URL: address,
  XERO_WEB_URL: address,
};

type Name = keyof typeof xeroEnvironment;
type Given = Readonly<Record<string, string | undefined>>;

const remedy =
  'Copy it from the custom connection in Xero’s developer portal, or remove all XERO_… settings.';

/** A workspace without Xero is whole; one with half of it is not. */
export function xeroProblems(env: Given): string[] {
  const names = Object.keys(xeroEnvironment) as Name[];
  if (!names.some((name) => env[name])) return [];
  const needed: Name[] = ['XERO_CLIENT_ID', 'XERO_CLIENT_SECRET'];
  return needed
    .filter((name) => !env[name])
    .map((name) => `${name} is missing, though Xero is set up. ${remedy}`);
}

export function xeroFrom(env: Partial<Record<Name, string | undefined>>): XeroConfig | undefined {
  const { XERO_CLIENT_ID: clientId, XERO_CLIENT_SECRET: clientSecret } = env;
  if (!clientId || !clientSecret) return undefined;
  const given = {
    tenantId: env.XERO_TENANT_ID,
    scopes: env.XERO_SCOPES,
    apiUrl: env.XERO_API_URL,
    identityUrl: env.XERO_IDENTITY_URL,
    webUrl: env.XERO_WEB_URL,
  };
  const set = Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { clientId, clientSecret, ...Object.fromEntries(set) };
}

import { z } from 'zod';
import type { HubspotConfig } from './hubspot-config.ts';

/** What the environment may say about HubSpot: a token, or nothing. */
export const hubspotEnvironment = {
  HUBSPOT_TOKEN: z.string().trim().min(1).optional(),
  HUBSPOT_API_URL: z
    .url({ protocol: /^https?$/, error: 'is not an http(s) address. Leave it out for HubSpot itself.' })
    .optional(),
  HUBSPOT_WEB_URL: z
    .url({
      protocol: /^https?$/,
      error: 'is not an http(s) address. It looks like https://app.hubspot.com/contacts/1234567',
    })
    .optional(),
};

type Given = Readonly<Record<string, string | undefined>>;

/** Addresses of a system that is not there are a slip. */
export function hubspotProblems(env: Given): string[] {
  if (env['HUBSPOT_TOKEN']) return [];
  return ['HUBSPOT_API_URL', 'HUBSPOT_WEB_URL']
    .filter((name) => env[name])
    .map((name) => `${name} is given without a token. Give HUBSPOT_TOKEN, of a private app, or remove it.`);
}

export function hubspotFrom(env: {
  HUBSPOT_TOKEN?: string | undefined;
  HUBSPOT_API_URL?: string | undefined;
  HUBSPOT_WEB_URL?: string | undefined;
}): HubspotConfig | undefined {
  const { HUBSPOT_TOKEN: token, HUBSPOT_API_URL: apiUrl, HUBSPOT_WEB_URL: webUrl } = env;
  return token ? { token, ...(apiUrl ? { apiUrl } : {}), ...(webUrl ? { webUrl } : {}) } : undefined;
}

export type HubspotConfig = {
  /** Of a private app: contacts and companies read and write, deals and owners read. */
  token: string;
  /** Where the API is: scheme, host and port. */
  apiUrl?: string;
  /** Where people open records: `https://app.hubspot.com/contacts/1234567`. Without it records have no address. */
  webUrl?: string;
  timeoutMs?: number;
  /** The longest that a read waits for a busy HubSpot, all its attempts together. */
  patienceMs?: number;
};

export type HubspotSettings = Omit<Required<HubspotConfig>, 'webUrl'> & { webUrl: string | null };

export function hubspotSettings(config: HubspotConfig): HubspotSettings {
  const given = {
    apiUrl: 'https://api.hubapi.com',
    webUrl: null,
    timeoutMs: 15_000,
    patienceMs: 12_000,
    ...config,
  };
  return { ...given, apiUrl: withoutSlash(given.apiUrl), webUrl: given.webUrl && withoutSlash(given.webUrl) };
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

/** An API token belongs to an agent's address; a bearer token speaks for itself. */
export type ZendeskAuth = { email: string; apiToken: string } | { bearerToken: string };

export type ZendeskConfig = {
  /** The account's own address: `https://acme.zendesk.com`. */
  apiUrl: string;
  auth: ZendeskAuth;
  /** The id of the custom ticket field that holds the order number. */
  orderFieldId: number;
  /** Where people open tickets; the account's address unless said otherwise. */
  webUrl?: string;
  timeoutMs?: number;
  /** The longest that a read waits for a busy Zendesk, all its attempts together. */
  patienceMs?: number;
};

export type ZendeskSettings = Required<ZendeskConfig>;

export function zendeskSettings(config: ZendeskConfig): ZendeskSettings {
  return {
    webUrl: config.apiUrl,
    timeoutMs: 20_000,
    patienceMs: 15_000,
    ...config,
  };
}

export function authorizationOf(auth: ZendeskAuth): string {
  if ('bearerToken' in auth) return `Bearer ${auth.bearerToken}`;
  return `Basic ${Buffer.from(`${auth.email}/token:${auth.apiToken}`).toString('base64')}`;
}

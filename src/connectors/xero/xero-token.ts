import { z } from 'zod';
import { later, minute, second } from '../../lib/time.ts';
import type { XeroSettings } from './xero-config.ts';
import { type Outcome, failureFrom, xeroFailure } from './xero-failure.ts';

export type XeroToken = {
  /** A token that is good for another minute at least. */
  get(): Promise<string>;
  /** The token was refused: the next one is a new one. */
  forget(): void;
};

const granted = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });
/** What OAuth calls credentials that are not accepted; Xero answers it with 400. */
const denied = z.object({ error: z.enum(['invalid_client', 'unauthorized_client', 'invalid_grant']) });
const badScope = z.object({ error: z.literal('invalid_scope') });

/** The token of a custom connection (OAuth 2.0 client credentials): asked for once by however many need it, and renewed before it ends. */
export function xeroToken(settings: XeroSettings): XeroToken {
  let held: { token: string; until: Date } | undefined;
  let asked: Promise<string> | undefined;

  async function renew(): Promise<string> {
    const { access_token, expires_in } = await askForToken(settings);
    held = { token: access_token, until: later(settings.now(), expires_in * second - minute) };
    return access_token;
  }

  return {
    async get() {
      if (held && held.until > settings.now()) return held.token;
      asked ??= renew().finally(() => {
        asked = undefined;
      });
      return asked;
    },
    forget() {
      held = undefined;
    },
  };
}

async function askForToken(settings: XeroSettings): Promise<z.infer<typeof granted>> {
  const outcome = await request(settings);
  if (!('status' in outcome) || outcome.status !== 200) throw refusalFrom(outcome);
  const parsed = granted.safeParse(JSON.parse(outcome.text));
  if (!parsed.success) throw failureFrom({ cut: parsed.error }, 'read');
  return parsed.data;
}

async function request({
  identityUrl,
  clientId,
  clientSecret,
  scopes,
  timeoutMs,
}: XeroSettings): Promise<Outcome> {
  try {
    const response = await fetch(`${identityUrl}/connect/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: scopes }).toString(),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    if (response.ok) JSON.parse(text);
    return { status: response.status, retryAfter: null, text };
  } catch (error) {
    return { cut: error };
  }
}

/** Whatever was to be done with the token did not happen. */
function refusalFrom(outcome: Outcome) {
  const said = 'text' in outcome && outcome.text.startsWith('{') ? JSON.parse(outcome.text) : undefined;
  if (denied.safeParse(said).success) return failureFrom({ status: 401, retryAfter: null, text: '' }, 'read');
  if (badScope.safeParse(said).success)
    return xeroFailure({
      code: 'forbidden',
      certainty: 'not_applied',
      message:
        'Xero forbidden: the custom connection was not given these scopes. Compare XERO_SCOPES with the app in Xero.',
    });
  return failureFrom(outcome, 'read');
}

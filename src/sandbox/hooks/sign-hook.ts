import { createHmac } from 'node:crypto';
import { hookKeys, publicUrl } from './hook-keys.ts';
import type { HookVendor } from './hook-keys.ts';

type Headers = Record<string, string>;

/** The headers with which each vendor proves that a body is its own, as it documents them. */
export const signHook: Record<HookVendor, (body: string, now: Date, secret?: string) => Headers> = {
  zendesk(body, now, secret = hookKeys.zendesk) {
    const time = now.toISOString().replace(/\.\d+Z$/, 'Z');
    return {
      'x-zendesk-webhook-signature': hmac(secret, time + body).toString('base64'),
      'x-zendesk-webhook-signature-timestamp': time,
    };
  },
  github: (body, _now, secret = hookKeys.github) => ({
    'x-hub-signature-256': `sha256=${hmac(secret, body).toString('hex')}`,
  }),
  hubspot(body, now, secret = hookKeys.hubspot) {
    const time = String(now.getTime());
    return {
      'x-hubspot-signature-v3': hmac(secret, `POST${publicUrl}/hooks/hubspot${body}${time}`).toString(
        'base64',
      ),
      'x-hubspot-request-timestamp': time,
    };
  },
  xero: (body, _now, secret = hookKeys.xero) => ({
    'x-xero-signature': hmac(secret, body).toString('base64'),
  }),
};

function hmac(secret: string, text: string): Buffer {
  return createHmac('sha256', secret).update(text).digest();
}

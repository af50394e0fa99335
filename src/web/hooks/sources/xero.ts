import { z } from 'zod';
import { sha256 } from '../../../lib/hash.ts';
import type { JsonObject } from '../../../lib/json.ts';
import type { HookSource } from '../hook-source.ts';
import { isSignedBy } from '../signature.ts';
import { commonName } from './common-name.ts';

const shape = z.object({
  events: z.array(z.object({ eventCategory: z.string().max(100), eventType: z.string().max(100) })),
});

/**
 * https://developer.xero.com/documentation/guides/webhooks/configuring-your-server. What Xero sends to see whether we check signatures is
 * a delivery without events. It signs no time; the body has entropy, so a copy is known by it.
 */
export const xero: HookSource = {
  wantsSilence: true,
  isGenuine({ header, body }, secrets) {
    return isSignedBy(secrets, [body], [Buffer.from(header('x-xero-signature') ?? '', 'base64')]);
  },
  read({ body }, payload) {
    const { success, data } = shape.safeParse(payload);
    if (!success) return undefined;
    const fingerprint = sha256(body.toString('latin1'));
    const names = data.events.map(({ eventCategory, eventType }) => `${eventCategory}.${eventType}`);
    return { deliveryId: fingerprint, fingerprint, event: commonName(names), payload: payload as JsonObject };
  },
};

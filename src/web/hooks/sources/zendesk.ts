import { z } from 'zod';
import { sha256 } from '../../../lib/hash.ts';
import type { JsonObject } from '../../../lib/json.ts';
import type { HookSource } from '../hook-source.ts';
import { isRecent, isSignedBy } from '../signature.ts';

const event = z.object({ id: z.string().min(1).max(200), type: z.string().min(1).max(200) });

/** https://developer.zendesk.com/documentation/webhooks/verifying/. The event's id is inside what is signed, unlike the invocation's. */
export const zendesk: HookSource = {
  isGenuine({ header, body }, secrets, now) {
    const signature = header('x-zendesk-webhook-signature') ?? '';
    const time = header('x-zendesk-webhook-signature-timestamp') ?? '';
    const isSigned = isSignedBy(secrets, [time, body], [Buffer.from(signature, 'base64')]);
    return isSigned && isRecent(Date.parse(time), now);
  },
  read({ body }, payload) {
    const { success, data } = event.safeParse(payload);
    if (!success) return undefined;
    const name = data.type.replace(/^zen:event-type:/, '');
    return {
      deliveryId: data.id,
      fingerprint: sha256(body.toString('latin1')),
      event: name,
      payload: payload as JsonObject,
    };
  },
};

import { z } from 'zod';
import { sha256 } from '../../../lib/hash.ts';
import type { JsonObject } from '../../../lib/json.ts';
import type { HookSource } from '../hook-source.ts';
import { isSignedBy } from '../signature.ts';

const shape = z.object({ action: z.string().max(100).optional() });
const name = /^[\w.-]{1,100}$/;

/**
 * https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries. GitHub signs no time and neither of the headers,
 * so a copy under another delivery id is known by its body.
 */
export const github: HookSource = {
  isGenuine({ header, body }, secrets) {
    const [, signature = ''] = /^sha256=([0-9a-f]{64})$/.exec(header('x-hub-signature-256') ?? '') ?? [];
    return isSignedBy(secrets, [body], [Buffer.from(signature, 'hex')]);
  },
  read({ header, body }, payload) {
    const { success, data } = shape.safeParse(payload);
    const event = header('x-github-event') ?? '';
    const deliveryId = header('x-github-delivery') ?? '';
    if (!success || !name.test(event) || !name.test(deliveryId)) return undefined;
    return {
      deliveryId,
      fingerprint: sha256(body.toString('latin1')),
      event: data.action ? `${event}.${data.action}` : event,
      payload: payload as JsonObject,
    };
  },
};

import { z } from 'zod';
import { sha256 } from '../../../lib/hash.ts';
import type { JsonObject } from '../../../lib/json.ts';
import { second } from '../../../lib/time.ts';
import type { HookSource } from '../hook-source.ts';
import { isRecent, isSignedBy } from '../signature.ts';

const shape = z.record(z.string(), z.unknown());
const id = /^[!-~]{1,200}$/;

/**
 * Ours, for whatever can compute an HMAC: `X-LeenOps-Signature: t=<seconds>,v1=<hex>` over `<seconds>.<X-LeenOps-Delivery>.<body>`; several
 * `v1` while a secret is changed. The same delivery id is the same delivery, whatever it holds.
 */
export const generic: HookSource = {
  isGenuine({ header, body }, secrets, now) {
    const parts = (header('x-leenops-signature') ?? '').split(',', 10).map((part) => part.trim());
    const time = parts.find((part) => /^t=\d{1,12}$/.test(part))?.slice(2) ?? '';
    const given = parts.filter((part) => /^v1=[0-9a-f]{64}$/.test(part));
    const signatures = given.map((part) => Buffer.from(part.slice(3), 'hex'));
    const deliveryId = header('x-leenops-delivery') ?? '';
    const isSigned = isSignedBy(secrets, [`${time}.${deliveryId}.`, body], signatures);
    return isSigned && isRecent(Number(time || NaN) * second, now);
  },
  read({ header }, payload) {
    const { success, data } = shape.safeParse(payload);
    const deliveryId = header('x-leenops-delivery') ?? '';
    if (!success || !id.test(deliveryId)) return undefined;
    const event = data['event'];
    return {
      deliveryId,
      fingerprint: sha256(deliveryId),
      event: typeof event === 'string' && event ? event.slice(0, 100) : 'delivery',
      payload: payload as JsonObject,
    };
  },
};

import { z } from 'zod';
import { digestOf } from '../../../lib/hash.ts';
import type { HookSource } from '../hook-source.ts';
import { isRecent, isSignedBy } from '../signature.ts';
import { commonName } from './common-name.ts';

const events = z.array(
  z.looseObject({ subscriptionType: z.string().max(200), attemptNumber: z.unknown().optional() }),
);

/**
 * https://developers.hubspot.com/docs/guides/apps/authentication/validating-requests, version 3. A batch has no id of its own, and differs
 * from one attempt to the next by the number of the attempt only.
 */
export const hubspot: HookSource = {
  isGenuine({ uri, header, body }, secrets, now) {
    const signature = Buffer.from(header('x-hubspot-signature-v3') ?? '', 'base64');
    const time = header('x-hubspot-request-timestamp') ?? '';
    if (uri === undefined) return false;
    return isSignedBy(secrets, ['POST', uri, body, time], [signature]) && isRecent(Number(time || NaN), now);
  },
  read(_sent, payload) {
    const { success, data } = events.safeParse(payload);
    if (!success) return undefined;
    const fingerprint = digestOf(data.map((event) => ({ ...event, attemptNumber: undefined })));
    return {
      deliveryId: fingerprint,
      fingerprint,
      event: commonName(data.map(({ subscriptionType }) => subscriptionType)),
      payload: { events: payload },
    };
  },
};

import { createHmac, timingSafeEqual } from 'node:crypto';
import { minute } from '../../lib/time.ts';

/** How far the signed time may be from ours: clocks differ, and deliveries are on their way for a while. */
const windowMs = 5 * minute;

/** HMAC-SHA256 of the parts, one after the other, as the bytes they are. */
export function hmac(secret: string, parts: readonly (string | Buffer)[]): Buffer {
  const sum = createHmac('sha256', secret);
  for (const part of parts) sum.update(part);
  return sum.digest();
}

/** Whether one of the secrets made one of the given signatures; every pair is compared, in a time that tells nothing. */
export function isSignedBy(
  secrets: readonly string[],
  parts: readonly (string | Buffer)[],
  given: readonly Buffer[],
): boolean {
  let isSigned = false;
  for (const secret of secrets) {
    const wanted = hmac(secret, parts);
    for (const signature of given)
      if (signature.length === wanted.length && timingSafeEqual(signature, wanted)) isSigned = true;
  }
  return isSigned;
}

export function isRecent(at: number, now: Date): boolean {
  return Number.isFinite(at) && Math.abs(now.getTime() - at) <= windowMs;
}

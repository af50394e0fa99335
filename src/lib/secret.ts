import { randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits, as 64 hex digits. */
export function newSecret(): string {
  return randomBytes(32).toString('hex');
}

/** Compares two hashes in a time that does not tell where they differ. */
export function isSameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

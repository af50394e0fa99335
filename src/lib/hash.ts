import { createHash } from 'node:crypto';
import { canonicalJson } from './json.ts';

/** SHA-256 of a text, as 64 hex digits. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** SHA-256 over the canonical JSON of a value: the same value gives the same digest on every machine. */
export function digestOf(value: unknown): string {
  return sha256(canonicalJson(value));
}

import { randomFillSync } from 'node:crypto';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

export type IdPrefix =
  | 'run'
  | 'ask'
  | 'stp'
  | 'prp'
  | 'act'
  | 'rev'
  | 'dec'
  | 'shw'
  | 'esc'
  | 'abs'
  | 'pau'
  | 'mch'
  | 'prm'
  | 'fir'
  | 'inc'
  | 'inn'
  | 'msg'
  | 'ntc'
  | 'rvs'
  | 'spd'
  | 'tok'
  | 'dlv'
  | 'txt'
  | 'ev'
  | 'ref';

const length = 12;
/** Asking the system for randomness is dear, so it is asked once for many ids. */
const pool = new Uint8Array(256 * length);
let used = pool.length;

/** A short, unguessable id that a person can read aloud: prefix and 60 random bits in Crockford's base 32. */
export function newId<P extends IdPrefix>(prefix: P): `${P}_${string}` {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const letters = Array.from(pool.subarray(used, (used += length)), (byte) => alphabet[byte & 31]);
  return `${prefix}_${letters.join('')}`;
}

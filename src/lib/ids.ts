import { randomBytes } from 'node:crypto';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

export type IdPrefix =
  | 'run'
  | 'stp'
  | 'prp'
  | 'act'
  | 'rev'
  | 'dec'
  | 'esc'
  | 'abs'
  | 'pau'
  | 'inc'
  | 'msg'
  | 'ntc'
  | 'tok'
  | 'txt'
  | 'ev'
  | 'ref';

/** A short, unguessable id that a person can read aloud: prefix and 60 random bits in Crockford's base 32. */
export function newId<P extends IdPrefix>(prefix: P): `${P}_${string}` {
  const letters = Array.from(randomBytes(12), (byte) => alphabet[byte & 31]);
  return `${prefix}_${letters.join('')}`;
}

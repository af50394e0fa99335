import type { IdPrefix } from '../../lib/ids.ts';

export type Chance = {
  /** From 0 up to, but not including, 1. */
  next(): number;
  between(low: number, high: number): number;
  /** Whole, both ends included. */
  whole(low: number, high: number): number;
  happens(share: number): boolean;
  oneOf<T>(choices: readonly [T, ...T[]]): T;
  /** As often as their weights say. */
  weighted<T extends { weight: number }>(choices: readonly [T, ...T[]]): T;
  id<P extends IdPrefix>(prefix: P): `${P}_${string}`;
  hex(length: number): string;
};

const letters = '0123456789abcdefghjkmnpqrstvwxyz';

/** Chances that come again for the same seed (mulberry32): the history is the same on every machine. */
export function chanceFrom(seed: number): Chance {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const signs = (alphabet: string, length: number) =>
    Array.from({ length }, () => alphabet[whole(0, alphabet.length - 1)]).join('');
  return {
    next,
    whole,
    between: (low, high) => low + next() * (high - low),
    happens: (share) => next() < share,
    oneOf: (choices) => choices[whole(0, choices.length - 1)] ?? choices[0],
    weighted(choices) {
      let left = next() * choices.reduce((sum, { weight }) => sum + weight, 0);
      return choices.find(({ weight }) => (left -= weight) < 0) ?? choices[0];
    },
    id: (prefix) => `${prefix}_${signs(letters, 12)}`,
    hex: (length) => signs('0123456789abcdef', length),
  };
}

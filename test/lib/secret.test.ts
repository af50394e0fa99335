import { expect, test } from 'vitest';
import { isSameHash, newSecret } from '../../src/lib/secret.ts';

test('a secret has 256 bits, and no two are alike', () => {
  const secrets = Array.from({ length: 50 }, newSecret);
  for (const secret of secrets) expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(new Set(secrets).size).toBe(50);
});

test('hashes are the same or they are not, whatever their length', () => {
  expect(isSameHash('abc', 'abc')).toBe(true);
  expect(isSameHash('abc', 'abd')).toBe(false);
  expect(isSameHash('abc', 'ab')).toBe(false);
  expect(isSameHash('', '')).toBe(true);
});

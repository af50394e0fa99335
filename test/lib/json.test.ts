import { expect, test } from 'vitest';
import { digestOf, sha256 } from '../../src/lib/hash.ts';
import { canonicalJson } from '../../src/lib/json.ts';

test('the order in which keys were written does not matter, at any depth', () => {
  const one = { b: 1, a: { d: [{ y: 1, x: 2 }], c: null } };
  const other = { a: { c: null, d: [{ x: 2, y: 1 }] }, b: 1 };
  expect(canonicalJson(one)).toBe('{"a":{"c":null,"d":[{"x":2,"y":1}]},"b":1}');
  expect(canonicalJson(other)).toBe(canonicalJson(one));
});

test('the order of a list matters, and so do a text and the number it looks like', () => {
  expect(digestOf([1, 2])).not.toBe(digestOf([2, 1]));
  expect(digestOf({ amount: 84 })).not.toBe(digestOf({ amount: '84' }));
});

test('an absent value is as if its key were not there', () => {
  expect(canonicalJson({ a: undefined, b: 1 })).toBe(canonicalJson({ b: 1 }));
});

test('keys beyond ASCII and keys that look like numbers have one order too', () => {
  expect(canonicalJson({ é: 1, z: 2, '10': 3, '9': 4 })).toBe(canonicalJson({ '9': 4, z: 2, '10': 3, é: 1 }));
});

test('the hash is SHA-256 over UTF-8', () => {
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(sha256('é')).toBe('4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c');
});

import { expect, test } from 'vitest';
import { newId } from '../../src/lib/ids.ts';

test('an id says what it names, in letters that nobody mistakes when reading aloud', () => {
  for (let i = 0; i < 200; i += 1) expect(newId('run')).toMatch(/^run_[0-9a-hjkmnp-tv-z]{12}$/);
});

test('ten thousand ids are ten thousand ids', () => {
  expect(new Set(Array.from({ length: 10_000 }, () => newId('act'))).size).toBe(10_000);
});

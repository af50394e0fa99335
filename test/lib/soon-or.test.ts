import { expect, test } from 'vitest';
import { soonOr } from '../../src/lib/soon-or.ts';

test('what is there in time is taken', async () => {
  expect(await soonOr(10_000, Promise.resolve('there'), () => 'not')).toBe('there');
});

test('what takes longer is not waited for, and may fail later without harm', async () => {
  const late = Promise.withResolvers<string>();
  expect(await soonOr(5, late.promise, async () => 'instead')).toBe('instead');
  late.reject(new Error('too late to matter'));
});

test('a failure in time is a failure', async () => {
  await expect(soonOr(10_000, Promise.reject(new Error('no')), () => 'instead')).rejects.toThrow('no');
});

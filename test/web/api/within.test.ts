import { expect, test } from 'vitest';
import { within } from '../../../src/web/api/within.ts';

test('what is in time is answered, and so is what fails in time', async () => {
  const late: unknown[] = [];
  expect(await within(10_000, async () => 'done', late.push)).toBe('done');
  await expect(within(10_000, () => Promise.reject(new Error('broken')), late.push)).rejects.toThrow(
    'broken',
  );
  expect(late).toEqual([]);
});

test('what takes too long is a 503 that promises nothing; that it failed afterwards is heard', async () => {
  const work = Promise.withResolvers<never>();
  const heard = Promise.withResolvers<unknown>();
  await expect(within(1, () => work.promise, heard.resolve)).rejects.toMatchObject({
    status: 503,
    reason: 'timeout',
    message: expect.stringContaining('we cannot say that it took effect'),
  });
  work.reject(new Error('the database went away'));
  expect(await heard.promise).toMatchObject({ message: 'the database went away' });
});

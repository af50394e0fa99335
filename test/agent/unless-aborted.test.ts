import { expect, test } from 'vitest';
import { unlessAborted } from '../../src/agent/unless-aborted.ts';

test('work that ends in time gives its outcome', async () => {
  const { signal } = new AbortController();
  expect(await unlessAborted(signal, Promise.resolve(7))).toBe(7);
  await expect(unlessAborted(signal, Promise.reject(new Error('no')))).rejects.toThrow('no');
});

test('work that hangs is left as soon as it is called off, or was', async () => {
  const controller = new AbortController();
  const left = unlessAborted(controller.signal, new Promise(() => {}));
  controller.abort(new Error('enough'));
  await expect(left).rejects.toThrow('enough');
  await expect(unlessAborted(controller.signal, new Promise(() => {}))).rejects.toThrow('enough');
});

import { expect, test } from 'vitest';
import { tokensUsed } from '../../../src/agent/model/tokens-used.ts';

test('both wires count the same', () => {
  const counted = { input: 100, cached: 60, cacheWritten: 10, output: 20 };
  const details = { cached_tokens: 60, cache_write_tokens: 10 };
  expect(
    tokensUsed({ usage: { input_tokens: 100, output_tokens: 20, input_tokens_details: details } }),
  ).toEqual(counted);
  expect(
    tokensUsed({ usage: { prompt_tokens: 100, completion_tokens: 20, prompt_tokens_details: details } }),
  ).toEqual(counted);
});

test('a server that gives no details cached nothing that we know of', () => {
  const usage = { prompt_tokens: 100, completion_tokens: 20, prompt_tokens_details: null };
  expect(tokensUsed({ usage })).toEqual({ input: 100, cached: 0, cacheWritten: 0, output: 20 });
});

test('more cached than there was input is taken as all of it', () => {
  const usage = { prompt_tokens: 100, completion_tokens: 20, prompt_tokens_details: { cached_tokens: 900 } };
  expect(tokensUsed({ usage })).toMatchObject({ input: 100, cached: 100 });
});

test.each([
  [undefined],
  [null],
  ['text'],
  [{}],
  [{ usage: null }],
  [{ usage: { prompt_tokens: -1, completion_tokens: 2 } }],
])('%j does not say what it used', (body) => {
  expect(tokensUsed(body)).toBeUndefined();
});

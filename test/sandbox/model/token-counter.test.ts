import { expect, test } from 'vitest';
import { tokenCounter, tokensIn } from '../../../src/sandbox/model/token-counter.ts';

const text = (tokens: number, letter = 'a') => letter.repeat(tokens * 4);

test('four bytes are a token, and a rest counts as one', () => {
  expect(tokensIn('')).toBe(0);
  expect(tokensIn('abcde')).toBe(2);
  expect(tokensIn('€')).toBe(1);
});

test('a beginning of 1,024 tokens is cached, one block less is not', () => {
  const counter = tokenCounter();
  expect(counter.prompt(text(1_024)).cached).toBe(0);
  expect(counter.prompt(text(1_024) + text(10, 'b'))).toEqual({ input: 1_034, cached: 1_024 });
  expect(counter.prompt(text(1_023)).cached).toBe(0);
});

test('what follows a difference is not cached, however often it was seen', () => {
  const counter = tokenCounter();
  const [head, other, tail] = [text(1_024), text(128, 'x'), text(2_048, 'b')];
  counter.prompt(head + tail);
  expect(counter.prompt(head + other + tail).cached).toBe(1_024);
});

import { describe, expect, test } from 'vitest';
import { problemsOf } from '../../../src/slack/block-kit/validate.ts';
import { cell, input, modal, plain } from './support.ts';
import type { Json } from './support.ts';

describe('what Slack refuses in views', () => {
  test.each<[string, Json, string]>([
    ['a modal without a title', { ...modal(), title: undefined }, '/title: is missing'],
    [
      'inputs without a submit button',
      { ...modal({}, input({ type: 'plain_text_input' })), submit: undefined },
      '/submit: is missing',
    ],
    ['a home in place of a modal', modal({ type: 'home' }), '/type: "home" is not one of modal'],
    ['a field that views do not have', modal({ state: {} }), '/state: is not one of the fields'],
    ['a table', modal({}, { type: 'table', rows: [[cell('a')]] }), '/blocks/0/type: "table" is not one of'],
    ['blocks that are missing', { ...modal(), blocks: undefined }, '/blocks: is missing'],
  ])('%s', (_, view, problem) => {
    const problems = problemsOf(view, 'modal').filter((it) => !it.endsWith('undefined'));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
  });

  test('a title on a home', () =>
    expect(problemsOf({ type: 'home', title: plain('x'), blocks: [] }, 'home')[0]).toContain(
      '/title: is not one of the fields',
    ));
});

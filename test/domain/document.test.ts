import { expect, test } from 'vitest';
import { passagesOf } from '../../src/domain/document.ts';

test('a draft is headings, bullets and lines, and nothing else in it means anything', () => {
  const draft =
    '## Work\n- one\n* two\n\nA line\nand its next\n\n*bold* <!channel> [x](https://evil.example)';
  expect(passagesOf(draft)).toEqual([
    { is: 'heading', text: 'Work' },
    { is: 'bullets', items: ['one', 'two'] },
    { is: 'lines', text: 'A line\nand its next' },
    { is: 'lines', text: '*bold* <!channel> [x](https://evil.example)' },
  ]);
  expect(passagesOf(' \n\n')).toEqual([]);
});

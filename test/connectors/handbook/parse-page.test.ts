import { describe, expect, test } from 'vitest';
import { parsePage } from '../../../src/connectors/handbook/parse-page.ts';

const head = '---\ntitle: Refund policy\nversion: 2026-10\n---\n';

describe('a handbook page', () => {
  test('is read into clauses, with wrapped lines joined so that quotes match', () => {
    const text = `${head}\n## R1 · Late delivery\n\nMore than 7 days\nlate.\n\nThen all of it:\n- goods\n- shipping\n\n## R2 · Damage\n\nThe item.\n`;
    expect(parsePage('refund-policy', text)).toEqual({
      page: 'refund-policy',
      title: 'Refund policy',
      version: '2026-10',
      clauses: [
        {
          id: 'R1',
          title: 'Late delivery',
          text: 'More than 7 days late.\n\nThen all of it:\n- goods\n- shipping',
        },
        { id: 'R2', title: 'Damage', text: 'The item.' },
      ],
    });
  });

  test('may have Windows line ends', () => {
    const text = `${head}## R1 · Late\n\nText.\n`.replaceAll('\n', '\r\n');
    expect(parsePage('p', text).clauses).toEqual([{ id: 'R1', title: 'Late', text: 'Text.' }]);
  });

  test.each([
    ['no front matter', '## R1 · Late\n\nText.', 'it has no front matter'],
    ['no version', '---\ntitle: T\n---\n## R1 · Late\n\nText.', 'its front matter has no version'],
    ['a line that is no pair', '---\ntitle\n---\n## R1 · L\n\nT.', 'its front matter has the line “title”'],
    ['no clauses', head, 'it has no clauses'],
    ['a heading without an id', `${head}## Late delivery\n\nText.`, 'it has the heading “Late delivery”'],
    ['a heading with a hyphen', `${head}## R1 - Late\n\nText.`, 'it has the heading “R1 - Late”'],
    ['an empty clause', `${head}## R1 · Late\n\n## R2 · More\n\nText.`, 'clause R1 has no text'],
    ['one id twice', `${head}## R1 · A\n\nText.\n\n## R1 · B\n\nText.`, 'clause R1 is there twice'],
    ['text outside a clause', `${head}Welcome.\n\n## R1 · A\n\nText.`, '“Welcome.”'],
  ])('with %s is refused, naming the page and the remedy', (_what, text, problem) => {
    expect(() => parsePage('refund-policy', text)).toThrow('Handbook page refund-policy cannot be read');
    expect(() => parsePage('refund-policy', text)).toThrow(problem);
  });
});

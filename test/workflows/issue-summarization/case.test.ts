import { describe, expect, test } from 'vitest';
import { assign, comment, everythingRead, label, material, proposalOf, pulls, workflow } from './cases.ts';
import type { Proposed } from './cases.ts';
import type { Json } from '../../../src/lib/json.ts';

const sections = (proposed: readonly Proposed[] = [], read: Record<string, Json> = everythingRead) => {
  const seen = material(read);
  return workflow.caseSections(seen, proposalOf(proposed, seen));
};
const rowsOf = (title: string, ...given: Parameters<typeof sections>) =>
  Object.fromEntries(
    (sections(...given).find((section) => section.title === title)?.rows ?? []).map(
      ({ label: name, value }) => [name, value],
    ),
  );

describe('people name an issue', () => {
  test.each([
    ['acme/shop#42'],
    ['https://github.com/acme/shop/issues/42'],
    ['<https://github.com/acme/shop/issues/42#issuecomment-7>'],
    ['<https://github.com/acme/shop/issues/42|acme/shop#42>'],
    ['acme/shop 42'],
    ['ACME/Shop #42'],
  ])('as %s', (words) => {
    const intake = workflow.intake.parse(workflow.intakeFromWords(words.split(' ')));
    expect(intake).toEqual({ repository: 'acme/shop', number: '42' });
    expect(workflow.subject(intake)).toEqual({
      key: 'github:issue:acme/shop#42',
      label: 'Issue acme/shop#42',
    });
  });

  test.each([
    ['evil/repo#42', 'LeenOps does not work in "evil/repo". It works in acme/shop, acme/website.'],
    ['acme/shop', 'Type the number of an issue, for example 42.'],
    ['acme/shop#0', 'Type the number of an issue, for example 42.'],
    ['', 'Say in which repository: acme/shop, acme/website.'],
  ])('not as %j', (words, problem) => {
    const { error } = workflow.intake.safeParse(workflow.intakeFromWords(words.split(' ')));
    expect(error?.issues.map(({ message }) => message)).toContain(problem);
  });
});

describe('a reviewer sees', () => {
  test('what the issue is, and what changes on it', () => {
    const proposed = [label('bug', 'question'), assign('grace-l')];
    expect(rowsOf('Issue acme/shop#42', proposed)).toEqual({
      Title: 'Shipping is charged twice',
      State: 'open, private repository',
      'Written by': 'noor-h on 2026-11-22',
      Comments: '1 by mika-r',
      Labels: 'bug → bug, question',
      Assignees: 'none → grace-l',
      'It says': 'With a voucher.',
    });
    expect(rowsOf('Issue acme/shop#42')).toMatchObject({
      Labels: 'bug, unchanged',
      Assignees: 'none, unchanged',
    });
  });

  test('the pull requests, and how many are hidden from LeenOps', () => {
    const read = { ...everythingRead, github_linked_pulls: { ...pulls, elsewhere: 2 } };
    expect(rowsOf('Linked pull requests', [], read)).toEqual({
      'acme/shop#41, open': 'Count it once (by linus-b, closes the issue when merged)',
    });
    expect(sections([], read).at(-1)?.note).toBe('2 more in repositories that LeenOps does not work in.');
  });

  test('what was not read, as not read', () => {
    expect(sections([], {})).toEqual([
      { title: 'Issue acme/shop#42', rows: [], note: 'The issue was not read.' },
      { title: 'Linked pull requests', rows: [], note: 'They were not read.' },
    ]);
  });

  test('a harmless comment once, and one that will be changed as it will stand there', () => {
    const title = 'The comment as it will stand there';
    expect(sections([comment('It is reproduced.')]).map((section) => section.title)).not.toContain(title);
    const shown = sections([comment('@grace-l see https://evil.example')]).find(
      (section) => section.title === title,
    );
    expect(shown).toEqual({
      title,
      rows: [{ label: 'LeenOps writes', value: '@\u200Bgrace-l see https:\u200B//evil.example' }],
      note: 'Nobody is called: @grace-l stays text. No live link: https://evil.example stays text.',
    });
  });
});

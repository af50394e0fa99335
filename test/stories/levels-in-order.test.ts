import { expect, test } from 'vitest';
import { buttonsOn, calledBy } from '../support/people-buttons.ts';
import { readMessage } from '../support/people-text.ts';
import { startStory } from '../support/story.ts';

test('€640.00 take a reviewer and then a lead: each sees who is missing, and the money moves once both agreed', async () => {
  const { grace, linus, margaret, priya, adaAsksFor, settled, books, records } = await startStory();
  await adaAsksFor(1052);
  const first = readMessage(grace.card());
  expect(first).toMatch(/^To decide: €640\.00/);
  expect(first).toContain('May decide: <@U0GRACE>, <@U0LINUS>\n');
  expect(first).toContain('Asked afterwards: support-leads. Nothing is carried out before.');
  expect(first).toContain('Refunds above €500 need a reviewer and then a support lead.');
  expect(first).toContain('This moves €640.00 once support-leads approved after you.');

  await grace.presses('Approve');
  await settled();
  const [earlier, card] = margaret.cards(1052);
  expect(readMessage(earlier!)).toContain('support-leads is asked next: see the next card.');
  expect(buttonsOn(earlier!.blocks)).toEqual([]);
  expect(readMessage(card!)).toContain('Approved before: support-reviewers, by <@U0GRACE>');
  expect(calledBy(card!)).toEqual([grace.id, margaret.id, priya.id]);
  expect(books.refunds()).toEqual([]);
  await linus.presses('Approve');
  await linus.isTold('the team support-leads decides');

  await margaret.presses('Approve');
  await settled();
  expect(books.refunds()).toMatchObject([{ amount: 640_00 }]);
  expect(await records.reviews(await records.run(1052))).toMatchObject([
    { level: 1, stage: 1, resolution: 'approved' },
    { level: 2, stage: 2, resolution: 'approved' },
  ]);
  expect(await records.brokenLinks()).toEqual([]);
});

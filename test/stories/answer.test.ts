import { expect, test } from 'vitest';
import { buttonsOn } from '../support/people-buttons.ts';
import { readMessage } from '../support/people-text.ts';
import { startStory } from '../support/story.ts';

test('Margaret answers which order it is about, and the run goes on from there', async () => {
  const { ada, grace, margaret, adaAsksFor, settled, books, records } = await startStory();
  await adaAsksFor(1048);

  await grace.presses('Answer');
  await grace.isTold('the team support-leads decides');
  await margaret.presses('Answer');
  expect(margaret.readsForm()).toContain('It asks:\nWhich order is this about?');
  expect(await margaret.submits({ 'Your answer': '  ' })).toEqual({
    'Your answer': 'Type what the agent should know.',
  });
  await margaret.submits({ 'Your answer': 'HP-20190 <!channel>, says his wife.' });
  await settled();

  const [answered, next] = margaret.cards();
  expect(readMessage(answered!)).toMatch(/^Answered: Ticket 1048 .*\nAnswered by <@U0MARGARET>/);
  expect(readMessage(answered!)).toContain('HP-20190 <!channel>, says his wife.');
  expect(buttonsOn(answered!.blocks)).toEqual([]);
  expect(readMessage(next!)).toMatch(
    /Try 2, because <@U0MARGARET> answered its question “Which order is this about\?”/,
  );
  expect(readMessage(next!)).toContain('We believe that you mean order HP-20190.');
  expect(ada.reads()).not.toContain('<@U0ADA> Completed');

  await margaret.presses('Approve', next);
  await settled();
  expect(books.replies(1048)).toMatchObject([{ body: expect.stringContaining('HP-20190') }]);
  expect(books.refunds()).toEqual([]);
  const run = await records.run(1048);
  expect(run.status).toBe('completed');
  expect((await records.reviews(run)).map(({ resolution }) => resolution)).toEqual(['answered', 'approved']);
  expect(await records.decisions(run)).toMatchObject([{ kind: 'respond' }, { kind: 'approve' }]);
  expect(JSON.stringify(await records.events(run))).not.toContain('his wife');
  expect(await records.refusals(run)).toContain('U0GRACE: not_a_reviewer');
});

test('Priya says what to answer to a question about a lamp, and the customer reads just that', async () => {
  const { grace, priya, adaAsksFor, settled, books } = await startStory();
  await adaAsksFor(1055);
  await priya.presses('Answer');
  await priya.submits({ 'Your answer': 'An E27 bulb of up to 40 watts.' });
  await settled();
  expect(readMessage(grace.card())).toContain('Thank you for asking. An E27 bulb of up to 40 watts.');
  await grace.presses('Approve');
  await settled();
  expect(books.replies(1055)).toMatchObject([
    { body: expect.stringContaining('E27 bulb of up to 40 watts') },
  ]);
});

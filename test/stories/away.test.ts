import { expect, test } from 'vitest';
import { teamSeed } from '../../src/sandbox/world/hearth-and-pine.ts';
import { calledBy } from '../support/people-buttons.ts';
import { readMessage } from '../support/people-text.ts';
import { startStory } from '../support/story.ts';

test('Grace is away and Margaret decides for her: the card calls Margaret, and everything says for whom she decided', async () => {
  const { ada, grace, linus, margaret, adaAsksFor, settled, books, records } = await startStory();
  await adaAsksFor(1042);
  expect(calledBy(grace.card())).toEqual([grace.id, linus.id]);

  const answer = await grace.types('/leenops away today @margaret.osei');
  expect(answer).toContain('You are away from now until');
  expect(answer).toContain('<@U0MARGARET> decides for you from now on, and is told.');
  expect(answer).toContain('The review that waited for you waits for <@U0MARGARET> from now on.');
  await settled();
  expect(readMessage(grace.card())).toContain('May decide: <@U0LINUS>, <@U0MARGARET> for <@U0GRACE>');
  expect(margaret.directMessages()).toContain('<@U0GRACE> is away');
  expect(margaret.directMessages()).toContain('One review waits for you now');

  await grace.presses('Approve');
  expect(await grace.isTold('You are away until')).toContain(
    '<@U0MARGARET> decides for you. Nothing was changed. `/leenops away off` says that you are back.',
  );
  expect(await margaret.types('/leenops away')).toContain('You stand in for <@U0GRACE>');
  await margaret.presses('Approve');
  await settled();

  expect(books.refunds()).toMatchObject([{ amount: 8400 }]);
  expect(readMessage(linus.card())).toContain('Approved by <@U0MARGARET> for <@U0GRACE>');
  const run = await records.run(1042);
  expect(await ada.types(`/leenops show ${run.id}`)).toContain('<@U0MARGARET> for <@U0GRACE> approved');
  expect(await records.decisions(run)).toMatchObject([
    { kind: 'approve', deciderId: margaret.id, onBehalfOf: grace.id },
  ]);
  expect((await records.events(run)).find(({ type }) => type === 'review.decided')).toMatchObject({
    actorId: margaret.id,
    data: { onBehalfOf: grace.id },
  });
  expect(await records.refusals(run)).toEqual(['U0GRACE: away']);
  expect(await records.brokenLinks()).toEqual([]);
});

test('Grace is back: the card calls her again, Margaret hears, and Margaret’s click is refused', async () => {
  const { grace, margaret, adaAsksFor, settled, records } = await startStory();
  await grace.types('/leenops away today..2099-01-01 @margaret.osei');
  expect(await grace.types('/leenops away')).toContain('You are not away, and have not planned to be.');
  await grace.types('/leenops away today @margaret.osei');
  await adaAsksFor(1042);
  expect(readMessage(grace.card())).toContain('<@U0MARGARET> for <@U0GRACE>');

  expect(await grace.types('/leenops away off')).toContain('You decide yourself.');
  await settled();
  expect(readMessage(grace.card())).toContain('May decide: <@U0GRACE>, <@U0LINUS>\n');
  expect(margaret.directMessages()).toContain('You no longer decide for <@U0GRACE>');
  await margaret.presses('Approve');
  await margaret.isTold('You are not among the people who may decide on this');
  expect((await records.run(1042)).status).toBe('awaiting_review');
  expect(await grace.types('/leenops away off')).toContain('Nothing was changed.');
});

test('Margaret, who stands in for Grace, cannot decide on what Grace asked for, not even by her own right', async () => {
  const seed = teamSeed.teams;
  const { grace, linus, margaret, settled, records } = await startStory({
    teams: {
      'support-agents': { ...seed['support-agents']!, members: ['U0ADA', 'U0GRACE'] },
      'support-reviewers': { channel: 'C0SUPPORT', members: ['U0GRACE', 'U0LINUS', 'U0MARGARET'] },
    },
  });
  await grace.types('/leenops run support-triage 1042');
  await settled();
  expect(calledBy(linus.card())).toEqual([linus.id, margaret.id]);
  await grace.types('/leenops away today @margaret.osei');
  await settled();
  expect(calledBy(linus.card())).toEqual([linus.id]);
  await margaret.presses('Approve');
  await margaret.isTold('You act for the person who asked for this run, so somebody else decides on it.');
  expect(await records.refusals(await records.run(1042))).toEqual(['U0MARGARET: acting_for_requester']);
  await linus.presses('Approve');
  await settled();
  expect((await records.run(1042)).status).toBe('completed');
});

test.each([
  ['/leenops away 2026-12-20..2027-01-03', 'deputy: Name who decides for you.'],
  ['/leenops away 2020-01-01 @margaret.osei', 'days: That is over already'],
  ['/leenops away christmas @margaret.osei', 'days: “christmas” is not a day.'],
  ['/leenops away today @grace.lindqvist', 'deputy: You cannot stand in for yourself.'],
  ['/leenops away today @leenops', 'deputy: An app cannot decide for you.'],
  ['/leenops away today @margret', 'deputy: Slack did not say who “@margret” is.'],
])('Grace types “%s” and hears what is not right, alone', async (typed, problem) => {
  const { grace, records } = await startStory();
  const answer = await grace.types(typed);
  expect(answer).toContain('That is not right yet, and nothing was changed.');
  expect(answer).toContain(problem);
  expect(await records.refusals()).toEqual(['U0GRACE: bad_input']);
});

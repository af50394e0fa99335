import { expect, test } from 'vitest';
import { teamSeed } from '../../src/sandbox/world/hearth-and-pine.ts';
import { buttonsOn, calledBy } from '../support/people-buttons.ts';
import { readMessage } from '../support/people-text.ts';
import { pressOn, sendToApp } from '../support/story-wire.ts';
import { startStory } from '../support/story.ts';

test('neither Ada, who asked, nor Oscar, an outsider, can decide: each is told why, alone, and it is on record', async () => {
  const { ada, oscar, grace, adaAsksFor, settled, books, records } = await startStory();
  await adaAsksFor(1042);

  await ada.presses('Approve');
  await ada.isTold('You asked for this run, so somebody else decides on it.');
  await oscar.presses('Approve');
  await oscar.isTold(
    'You are not among the people who may decide on this: the team support-reviewers decides. The card names them. Nothing was changed.',
  );
  for (const label of ['Edit', 'Reject', 'Escalate']) await oscar.presses(label);
  expect(oscar.hasForm()).toBe(false);
  await settled();

  expect(grace.reads()).not.toContain('You asked for this run');
  expect(grace.reads()).not.toContain('You are not among the people');
  expect(await records.refusals(await records.run(1042))).toEqual([
    'U0ADA: own_request',
    ...Array.from({ length: 4 }, () => 'U0OSCAR: not_a_reviewer'),
  ]);
  expect(readMessage(grace.card())).toMatch(/^To decide: /);
  expect(books.refunds()).toEqual([]);
  expect(await records.brokenLinks()).toEqual([]);
});

test('a reviewer who asks herself is not called and cannot decide; her colleague can', async () => {
  const agents = { ...teamSeed.teams['support-agents']!, members: ['U0ADA', 'U0GRACE'] };
  const { grace, linus, settled, books } = await startStory({ teams: { 'support-agents': agents } });
  await grace.types('/leenops run support-triage 1042');
  await settled();

  expect(readMessage(linus.card())).toContain('May decide: <@U0LINUS>\n');
  expect(calledBy(linus.card())).toEqual([linus.id]);
  await grace.presses('Approve');
  await grace.isTold('You asked for this run, so somebody else decides on it.');
  expect(await grace.opensHome()).toContain('Nothing waits for you');
  await linus.presses('Approve');
  await settled();
  expect(books.refunds()).toMatchObject([{ amount: 8400 }]);
});

test('Linus presses on a card that has not caught up, and learns that Grace was first', async () => {
  const story = await startStory();
  const { grace, linus, adaAsksFor, settled, books, records } = story;
  await adaAsksFor(1042);
  const asItWas = linus.card();
  await linus.presses('Reject');
  await grace.presses('Approve');
  await settled();

  expect((await sendToApp(story, pressOn(linus, asItWas, 'Approve'))).status).toBe(200);
  expect(await linus.isTold('You were too late: this was approved by <@U0GRACE>')).toContain(
    'Your click changed nothing.',
  );
  await linus.submits({ Reason: 'The amount is wrong' });
  expect(linus.readsForm()).toContain('Nothing was changed\nYou were too late: this was approved by');
  await settled();

  const run = await records.run(1042);
  expect(run.status).toBe('completed');
  expect(await records.refusals(run)).toEqual(['U0LINUS: review_over', 'U0LINUS: review_over']);
  expect(books.refunds()).toHaveLength(1);
});

test('a forged button does nothing: not one of nobody’s review, not garbage, not one of an older version', async () => {
  const story = await startStory();
  const { grace, adaAsksFor, settled, books, records } = story;
  await adaAsksFor(1042);
  const forge = (forged: { action_id?: string; value?: string }) =>
    sendToApp(story, pressOn(grace, grace.card(), 'Approve', forged));

  expect((await forge({ value: 'rev_000000000000' })).status).toBe(200);
  await grace.isTold('You were too late: this review is over.');
  expect((await forge({ value: "'; drop table runs; --" })).status).toBe(200);
  await grace.isTold('That went wrong on our side, and we cannot say that it took effect.');
  expect((await forge({ action_id: 'card_approve_v0' })).status).toBe(200);
  await grace.isTold('This button is from an older version and does nothing any more.');
  await settled();

  expect(books.refunds()).toEqual([]);
  expect((await records.run(1042)).status).toBe('awaiting_review');
  expect(buttonsOn(grace.card().blocks)).toContain('Approve');
});

import { expect, test } from 'vitest';
import { buttonsOn } from '../support/people-buttons.ts';
import { pressOn, sendToApp } from '../support/story-wire.ts';
import { startStory } from '../support/story.ts';

test('who does not know the signing secret, or repeats an old request, is turned away', async () => {
  const story = await startStory();
  const { grace, adaAsksFor, settled, records } = story;
  await adaAsksFor(1042);
  const approve = pressOn(grace, grace.card(), 'Approve');

  expect((await sendToApp(story, approve, { secret: 'a guess' })).status).toBe(401);
  expect((await sendToApp(story, approve, { secondsAgo: 6 * 60 })).status).toBe(401);
  const unsigned = await fetch(`http://127.0.0.1:${story.app.port}/slack/events`, { method: 'POST' });
  expect(unsigned.status).toBe(401);
  await settled();
  const run = await records.run(1042);
  expect(run.status).toBe('awaiting_review');
  expect(await records.refusals(run)).toEqual([]);

  expect((await sendToApp(story, approve)).status).toBe(200);
  await settled();
  expect((await records.run(1042)).status).toBe('completed');
});

test('a command that Slack delivers twice is one run, answered the same way', async () => {
  const { ada, settled, records, world } = await startStory();
  await ada.types('/leenops run support-triage 1046');
  const [command] = world.slack.deliveries().filter(({ envelope }) => envelope.kind === 'command');
  await world.slack.redeliver(command!.id);
  await settled();
  await world.slack.redeliver(command!.id);

  const [first, ...again] = command!.acks;
  expect(first).toMatchObject({ ok: true, body: { text: expect.stringContaining('On it: Support triage') } });
  expect(again).toEqual([first, first]);
  expect(await records.runs(1046)).toHaveLength(1);
});

test('whoever asks for a ticket with an open run joins it', async () => {
  const { ada, adaAsksFor, settled, records } = await startStory();
  await adaAsksFor(1046);
  const run = await records.run(1046);
  expect(await ada.types('/leenops run support-triage #1046')).toContain(
    `Already on it: Support triage, Ticket 1046 (\`${run.id}\`) has an open run`,
  );
  await settled();
  expect(await records.runs(1046)).toHaveLength(1);
  expect((await records.events(run)).map(({ type }) => type)).toContain('run.joined');
  expect(ada.cards()).toHaveLength(1);
});

test('an approval that Slack delivers twice is carried out once and answered the same way', async () => {
  const { grace, adaAsksFor, settled, books, records, world } = await startStory();
  await adaAsksFor(1042);
  await grace.presses('Approve');
  const press = world.slack.deliveries().at(-1)!;
  await world.slack.redeliver(press.id);
  await settled();
  await world.slack.redeliver(press.id);
  await settled();

  const [first, ...again] = press.acks;
  expect(first).toEqual({ ok: true, body: '' });
  expect(again).toEqual([first, first]);
  expect(grace.messages().filter(({ ephemeral }) => ephemeral)).toEqual([]);
  expect(books.refunds()).toHaveLength(1);
  expect(books.replies(1042)).toHaveLength(1);
  expect(await records.decisions(await records.run(1042))).toHaveLength(1);
});

test('twenty clients press Approve at once: one of them wins, and €84.00 are refunded once', async () => {
  const { grace, linus, adaAsksFor, settled, books, records } = await startStory();
  await adaAsksFor(1042);
  const card = grace.card();
  const presses = Array.from({ length: 20 }, (_, index) =>
    (index % 2 ? grace : linus).presses('Approve', card),
  );
  const answers = await Promise.all(presses);
  expect(answers.every(({ ok }) => ok)).toBe(true);
  await settled();

  const run = await records.run(1042);
  const decisions = await records.decisions(run);
  expect(decisions).toHaveLength(1);
  const [winner, loser] = decisions[0]?.deciderId === grace.id ? [grace, linus] : [linus, grace];
  await loser.isTold(`You were too late: this was approved by <@${winner.id}>`);
  expect(winner.messages().filter(({ ephemeral }) => ephemeral)).toEqual([]);
  expect(await records.refusals(run)).toEqual(Array.from({ length: 10 }, () => `${loser.id}: review_over`));

  expect(books.refunds()).toHaveLength(1);
  expect(books.replies(1042)).toHaveLength(1);
  expect(buttonsOn(grace.card().blocks)).toEqual([]);
  expect(await records.brokenLinks()).toEqual([]);
});

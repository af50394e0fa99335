import { expect, test } from 'vitest';
import { channels } from '../../src/sandbox/world/hearth-and-pine.ts';
import { buttonsOn } from '../support/people-buttons.ts';
import { readMessage } from '../support/people-text.ts';
import { startStory } from '../support/story.ts';

const { support, lounge } = channels;

test('Slack loses every first answer: each message is found where it was posted, and nobody sees one twice', async () => {
  const { grace, adaAsksFor, settled, books, world } = await startStory();
  world.slack.faults.next('chat.postMessage', { lostAnswer: true }, 3);
  await adaAsksFor(1042);
  expect(grace.cards()).toHaveLength(1);
  expect(grace.messages(1042)).toHaveLength(3);

  world.slack.faults.next('chat.postMessage', { lostAnswer: true });
  world.slack.faults.next('chat.update', { lostAnswer: true }, 3);
  await grace.presses('Approve');
  await settled();
  expect(grace.messages(1042)).toHaveLength(4);
  expect(grace.reads()).toContain('Completed. 3 actions were carried out.');
  expect(buttonsOn(grace.card().blocks)).toEqual([]);
  expect(books.refunds()).toHaveLength(1);
});

test('Slack asks for rest and stumbles over updates: everything is shown in the end', async () => {
  const { grace, adaAsksFor, settled, world } = await startStory();
  world.slack.faults.next('chat.postMessage', { ratelimited: 1 }, 2);
  await adaAsksFor(1042);
  expect(grace.cards()).toHaveLength(1);

  world.slack.faults.next('chat.update', { error: 'internal_error' });
  world.slack.faults.next('chat.update', { ratelimited: 1 });
  await grace.presses('Approve');
  await settled();
  expect(readMessage(grace.card())).toMatch(/^Approved: €84\.00/);
  expect(grace.reads()).toContain('Completed. 3 actions were carried out.');
  expect(grace.messages(1042)).toHaveLength(4);
});

test('Slack is down while Grace’s approval is carried out: Maya has her money, and the thread catches up', async () => {
  const { ada, grace, adaAsksFor, settled, books, records, world } = await startStory();
  await adaAsksFor(1042);
  world.slack.faults.next('chat.update', { status: 503 }, 5);
  world.slack.faults.next('chat.postMessage', { status: 503 }, 2);
  await grace.presses('Approve');
  await settled();

  expect((await records.run(1042)).status).toBe('completed');
  expect(books.refunds()).toHaveLength(1);
  expect(readMessage(grace.card())).toContain('Carried out: 3 of 3.');
  expect(ada.messages().filter(({ text }) => text.startsWith('<@U0ADA> *Completed*'))).toHaveLength(1);
});

test('the channel is archived: the run waits for its decision, and its owner has an incident', async () => {
  const { ada, grace, settled, records, world } = await startStory();
  world.slack.arrange.archive(support);
  await ada.types('/leenops run support-triage 1042', lounge);
  await settled();

  const run = await records.run(1042);
  expect(run.status).toBe('awaiting_review');
  expect(await records.incidents(run)).toMatchObject([
    { cause: 'delivery', code: 'is_archived', severity: 'high', ownerTeam: 'support-leads' },
  ]);
  expect(grace.messages()).toEqual([]);
  expect(await ada.types(`/leenops show ${run.id}`, lounge)).toContain(
    'Incident for support-leads: Slack does not take a message of this run.',
  );
});

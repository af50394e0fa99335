import { expect, onTestFinished, test } from 'vitest';
import { readMessage } from '../support/people-text.ts';
import { startModelThatAlways } from '../support/scripted-model.ts';
import { startStory } from '../support/story.ts';

test('the model fails twice and then answers: Grace has her card, and the failures are on record', async () => {
  const { grace, adaAsksFor, records, world } = await startStory();
  world.model.failNext('500', '500');
  await adaAsksFor(1042);
  expect(readMessage(grace.card())).toContain('To decide: €84.00');
  const run = await records.run(1042);
  expect(run.attempt).toBe(1);
  const shown = await grace.types(`/leenops show ${run.id}`);
  expect(shown.match(/Model call .*failed \(http_500\)/g)).toHaveLength(2);
});

test('an answer that nobody can read starts the run again from the beginning', async () => {
  const { grace, adaAsksFor, records, world } = await startStory();
  world.model.failNext('garbage');
  await adaAsksFor(1042);
  expect(readMessage(grace.card())).toContain('To decide: €84.00');
  expect(grace.cards()).toHaveLength(1);
  expect(grace.reads()).toContain('Started again from the beginning: attempt 2.');
  expect((await records.run(1042)).attempt).toBe(2);
});

test('a model that only chats gets the run stopped, where Ada and the owner see it', async () => {
  const model = await startModelThatAlways({ text: 'Refunds are lovely. <!channel>' });
  onTestFinished(() => model.close());
  const { ada, adaAsksFor, books, records } = await startStory({ modelUrl: model.url });
  await adaAsksFor(1042);

  const run = await records.run(1042);
  expect(run).toMatchObject({ status: 'blocked', cause: 'model', causeCode: 'invalid_output' });
  expect(await records.incidents(run)).toMatchObject([{ cause: 'model', ownerTeam: 'support-leads' }]);
  expect(ada.reads()).toContain('Stopped: Support triage, Ticket 1042');
  expect(ada.reads()).toContain('The model did not give a usable answer.');
  expect(ada.reads()).toContain(`/leenops show ${run.id}`);
  expect(ada.reads()).toContain('<@U0ADA> Stopped: Support triage, Ticket 1042');
  expect(ada.reads()).not.toContain('Refunds are lovely');
  expect(books.refunds()).toEqual([]);
});

import { expect, test } from 'vitest';
import { channels, teamSeed } from '../../src/sandbox/world/hearth-and-pine.ts';
import { getButton } from '../support/people-buttons.ts';
import { readMessage } from '../support/people-text.ts';
import { pressOn, sendToApp } from '../support/story-wire.ts';
import { startStory } from '../support/story.ts';

const { support, leaders } = channels;

/** The leads have a channel of their own, which nobody else reads. */
const leads = { ...teamSeed.teams['support-leads']!, channel: leaders };

/** Asks until the faults that were planned for it are used up. */
async function stripeIsBack(url: string): Promise<void> {
  for (let asked = 0; asked < 30; asked += 1) if ((await fetch(`${url}/v1/charges`)).status < 500) return;
  throw new Error('Stripe stays down.');
}

test('Stripe is down: the leads get one card, Margaret hands it to Priya, it goes on from where it stopped and is over', async () => {
  const { grace, margaret, priya, oscar, adaAsksFor, settled, records, world } = await startStory({
    teams: { 'support-leads': leads },
  });
  world.company.plan({ system: 'stripe', times: 10, fault: { kind: 'status', status: 500 } });
  await adaAsksFor(1042);
  const run = await records.run(1042);
  expect(run).toMatchObject({ status: 'blocked', cause: 'connector' });

  const card = () => world.slack.messagesFor(margaret.id, leaders)[0]!;
  const press = (who: string, label: string) => {
    const { action_id: actionId, value } = getButton(card().blocks, label);
    return world.slack.click(who, card(), actionId, { value });
  };
  expect(readMessage(card())).toContain('Stopped: Support triage, Ticket 1042');
  expect(readMessage(card())).toContain('The run’s thread](http');
  expect(readMessage(card())).not.toContain('€84');
  const line = grace.reads(1042);
  expect(line).toContain('Stopped. A business system refused or did not answer.');
  expect(line).toContain('Its card](http');

  await press(margaret.id, 'Hand to a person');
  expect(await margaret.submits({ 'Who shall deal with it?': grace.id })).toMatchObject({
    'Who shall deal with it?': expect.stringContaining('may not handle this'),
  });
  await margaret.submits({ 'Who shall deal with it?': priya.id, 'What should they know?': 'Ask Stripe.' });
  await settled();
  expect(readMessage(card())).toContain(`<@${priya.id}> of support-leads has it`);
  const thread = world.slack.messagesFor(priya.id, leaders, card().ts).map(readMessage).join('\n');
  expect(thread).toContain(`<@${margaret.id}> handed it to <@${priya.id}>.`);
  expect(thread).toContain('Ask Stripe.');

  await oscar.types('/leenops incidents');
  expect(oscar.readsForm()).toContain('Open incidents: 0');
  await stripeIsBack(world.company.stripeUrl);
  await priya.types('/leenops incidents support-triage', support);
  expect(priya.readsForm()).toContain('Runs that stand still: 1');
  await priya.pressesInView('Retry from here');
  expect(priya.readsForm()).toContain('It goes on: the agent reads the case and thinks anew.');
  await settled();
  await grace.presses('Approve');
  await settled();
  expect((await records.run(1042)).status).toBe('completed');
  expect(readMessage(card())).toContain('Resolved by itself');
  expect(readMessage(card())).toContain('Its run went on and completed');
  expect(await records.incidents(run)).toMatchObject([{ resolution: 'run_completed', assignee: priya.id }]);
  expect(await records.brokenLinks()).toEqual([]);
});

test('a hostile ticket: Margaret resolves what stopped it, ends the run, and Priya who comes after her hears so', async () => {
  const story = await startStory();
  const { margaret, priya, adaAsksFor, settled, records, books } = story;
  await adaAsksFor(1066);
  await margaret.presses('Acknowledge');
  await settled();
  const seen = margaret.messages().findLast(({ text }) => text.startsWith('Stopped: '))!;
  await margaret.presses('Resolve', seen);
  await margaret.submits({
    'How did it end?': 'It stopped as it should',
    'What came of it?': 'It asked for somebody else’s money.',
    'The run that stands still': 'Cancel it: it ends for good',
  });
  await settled();
  const run = await records.run(1066);
  expect(run.status).toBe('cancelled');
  expect(margaret.reads()).toContain('It stopped as it should');
  expect(margaret.reads()).toContain('It asked for somebody else’s money.');
  await sendToApp(story, pressOn(priya, seen, 'Resolve'));
  await priya.isTold(`You were too late: this was resolved by <@${margaret.id}>`);
  expect(books.refunds()).toEqual([]);
  expect(await records.brokenLinks()).toEqual([]);
});

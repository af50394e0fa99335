import { expect, test } from 'vitest';
import { channels, teamSeed } from '../../src/sandbox/world/hearth-and-pine.ts';
import { chosenOnHome, choosesOnHome, seesOnHome } from '../support/people-home.ts';
import { readMessage } from '../support/people-text.ts';
import { startStory } from '../support/story.ts';

const { support, lounge } = channels;

test('the channel is archived while a review waits: its owners hear directly, and Linus decides in his App Home', async () => {
  const story = await startStory();
  const { ada, grace, linus, margaret, priya, adaAsksFor, settled, books, records, world } = story;
  await adaAsksFor(1042);
  world.slack.arrange.archive(support);
  await grace.types('/leenops away today @linus.brandt', lounge);
  await settled();

  const run = await records.run(1042);
  expect(await records.incidents(run)).toMatchObject([
    { cause: 'delivery', code: 'is_archived', ownerTeam: 'support-leads' },
  ]);
  for (const owner of [margaret, priya]) {
    const told = owner.directMessages();
    expect(told).toContain('Out of sight: Support triage, Ticket 1042');
    expect(told).toContain(`Its channel is <#${support}>.`);
    expect(told).toContain('It still waits for a decision: ');
    expect(told).toContain('What to do: Unarchive the channel, or invite LeenOps to it with /invite.');
    expect(told).toContain(`/leenops show ${run.id}`);
    expect(told).not.toContain('€84');
  }
  expect(grace.directMessages()).not.toContain('Out of sight');

  expect(await linus.opensHome()).toContain('its card is not in Slack');
  await choosesOnHome(story, linus, 'period', '7d');
  await linus.pressesInView('Decide here');
  expect(linus.readsForm()).toContain('Refund €84.00');
  await linus.pressesInView('Approve');
  expect(linus.readsForm()).toContain('Approved\nYour approval is recorded.');
  await settled();
  expect(books.refunds()).toMatchObject([{ amount: 8400 }]);
  expect(await records.decisions(run)).toMatchObject([
    { deciderId: linus.id, kind: 'approve', surface: 'view' },
  ]);
  await seesOnHome(story, linus, 'Nothing waits for you', 'The last 7 days');
  expect(chosenOnHome(story, linus)['period']).toBe('7d');
  expect(await ada.types(`/leenops show ${run.id}`, lounge)).toContain(
    'Incident for support-leads: Slack does not take a message of this run.',
  );
});

test('the owners have a channel of their own: they hear there, and nobody is told directly', async () => {
  const leads = { ...teamSeed.teams['support-leads']!, channel: lounge };
  const { ada, margaret, settled, records, world } = await startStory({ teams: { 'support-leads': leads } });
  world.slack.arrange.archive(support);
  await ada.types('/leenops run support-triage 1042', lounge);
  await settled();
  const inLounge = () => world.slack.messagesFor(margaret.id, lounge).map(readMessage).join('\n');
  expect(inLounge()).toContain('Out of sight: Support triage, Ticket 1042');
  expect(margaret.directMessages()).toBe('');
  expect(await records.incidents(await records.run(1042))).toHaveLength(1);
  expect(await ada.types('/leenops run support-triage 1042', lounge)).toContain(
    `Its channel <#${support}> takes no messages any more, which its owners were told.`,
  );
});

test('when their own channel is gone, too, each of them hears directly; who left the company does not', async () => {
  const leads = { ...teamSeed.teams['support-leads']!, channel: lounge };
  const { ada, margaret, priya, settled, world } = await startStory({ teams: { 'support-leads': leads } });
  world.slack.arrange.archive(support);
  world.slack.arrange.remove(lounge, 'U0LEENOPS');
  world.slack.arrange.deactivate(priya.id);
  await ada.types('/leenops run support-triage 1042', lounge);
  await settled();
  expect(margaret.directMessages()).toContain('Out of sight: Support triage, Ticket 1042');
});

test('Ada, who asked in the channel that is gone, hears directly how it ended', async () => {
  const { ada, adaAsksFor, settled, records, world } = await startStory();
  await adaAsksFor(1042);
  world.slack.arrange.archive(support);
  await ada.types(`/leenops cancel ${(await records.run(1042)).id}`, lounge);
  await settled();
  expect(ada.directMessages()).toContain('Cancelled: Support triage, [Ticket 1042]');
});

test('a run that was stopped where nobody can see it is told to its owners all the same', async () => {
  const { ada, margaret, settled, records, world } = await startStory();
  world.slack.arrange.archive(support);
  await ada.types('/leenops run support-triage 1066', lounge);
  await settled();
  expect((await records.run(1066)).status).toBe('blocked');
  const told = margaret.directMessages();
  expect(told).toContain('Stopped: Support triage, Ticket 1066');
  expect(told).toContain(`Its thread in <#${support}> takes no messages, or is not there yet.`);
});

test('in the queue, too, Grace rejects what has no card, and everything closes', async () => {
  const { ada, grace, settled, records, world } = await startStory();
  world.slack.arrange.archive(support);
  await ada.types('/leenops run support-triage 1042', lounge);
  await settled();
  await grace.types('/leenops queue', lounge);
  await grace.pressesInView('Decide here');
  await grace.pressesInView('Reject');
  await grace.submits({ Reason: 'The amount is wrong' });
  await settled();
  expect(grace.hasForm()).toBe(false);
  expect((await records.run(1042)).status).toBe('rejected');
  expect(ada.directMessages()).toContain('Rejected: Support triage');
});

test('somebody who may not decide presses “Decide here” on a home that is old, and hears why', async () => {
  const { ada, grace, linus, settled, records, world } = await startStory();
  world.slack.arrange.archive(support);
  await ada.types('/leenops run support-triage 1042', lounge);
  await settled();
  await grace.opensHome();
  await grace.pressesInView('Decide here');
  await grace.types('/leenops away today @linus.brandt', lounge);
  await grace.pressesInView('Approve');
  expect(grace.readsForm()).toContain('<@U0LINUS> decides for you. Nothing was changed.');
  await linus.opensHome();
  await linus.pressesInView('Decide here');
  await linus.pressesInView('Approve');
  await settled();
  expect((await records.run(1042)).status).toBe('completed');
});

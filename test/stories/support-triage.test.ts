import { expect, test } from 'vitest';
import { channels } from '../../src/sandbox/world/hearth-and-pine.ts';
import { startStory } from '../support/story.ts';
import { waysOf } from '../support/ways.ts';

test('support triage, in every way that starts it, up to its proof: the refund’s id, the reply or the tags', async () => {
  const story = await startStory({ hooks: true });
  const { ada, grace, linus, records, books, world } = story;
  const workflow = { id: 'support-triage', title: 'Support triage', channel: channels.support };
  const { command, shortcut, onMessage, inWords, emoji, api, webhook, approved, newest, did } = waysOf(
    story,
    ada,
    workflow,
  );
  const done = async (ticket: number, trigger: string, requesterId: string | null = ada.id) =>
    expect(await newest()).toMatchObject({
      subjectKey: `zendesk:ticket:${ticket}`,
      status: 'completed',
      trigger,
      requesterId,
    });
  const refunded = async () => {
    const id = books.refunds().at(-1)?.id ?? 'no refund';
    const said = { tool: 'stripe_refund', note: expect.stringContaining(`Stripe refund ${id} of €`) };
    expect(await did()).toContainEqual(expect.objectContaining(said));
  };

  await command('1047');
  await done(1047, 'command');
  expect(books.tags(1047)).toEqual(['thank-you']);

  await shortcut({ 'Zendesk ticket': '1046' });
  await approved(grace);
  await done(1046, 'shortcut');
  expect(books.replies(1046)).toHaveLength(1);

  await emoji('ticket', 'Ticket 1046 once more, please');
  expect(await ada.isTold('Ticket 1046 was run before')).toBeTruthy();
  await done(1046, 'shortcut');
  const before = await newest();
  await ada.presses('Run it again');
  await story.settled();
  expect(await newest()).toMatchObject({ rerunOf: before.id, trigger: 'command', requesterId: ada.id });
  await ada.types(`/leenops cancel ${(await newest()).id}`);
  await story.settled();

  await onMessage('Who takes ticket 1042?');
  await approved(grace);
  await done(1042, 'shortcut');
  expect(books.refunds()).toMatchObject([{ charge: 'ch_3HP20417a', amount: 8400 }]);
  await refunded();
  expect(books.replies(1042)).toHaveLength(1);

  await inWords('triage ticket 1050');
  await approved(linus);
  await done(1050, 'command');
  await refunded();

  await inWords('triage ticket 1050');
  expect(await ada.isTold('Ticket 1050 was run before')).toBeTruthy();

  await emoji('ticket', 'ticket 1043: a broken lamp');
  await approved(grace);
  await done(1043, 'slack_event');
  await refunded();

  await api('1044');
  await approved(grace, linus);
  await done(1044, 'api');
  await refunded();

  await webhook(`${world.company.url}/tickets/1045`, { body: 'Is anybody there?' });
  await approved(grace, linus);
  await done(1045, 'webhook', null);
  await refunded();
  expect(books.refunds()).toHaveLength(5);
  expect(await records.brokenLinks()).toEqual([]);
});

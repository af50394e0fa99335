import { expect, test } from 'vitest';
import { getButton } from '../support/people-buttons.ts';
import { pressOn, sendToApp } from '../support/story-wire.ts';
import { startStory } from '../support/story.ts';
import type { Story } from '../support/story.ts';

/** A deploy whose workflow has one tool less, while everything else stays. */
function deployWithout({ app }: Story, tool: string): void {
  for (const workflow of app.ctx.workflows)
    Object.assign(workflow, { writes: workflow.writes.filter(({ name }) => name !== tool) });
}

test('a card from before the upgrade is decided by its own button: its value is the review’s id, as ever', async () => {
  const story = await startStory();
  const { grace, adaAsksFor, settled, records } = story;
  await adaAsksFor(1042);
  const card = grace.card();
  const [review] = await records.reviews(await records.run(1042));
  expect(getButton(card.blocks, 'Approve').value).toBe(review?.id);
  for (const workflow of story.app.ctx.workflows) Object.assign(workflow, { version: '0123456789abcdef' });
  expect((await sendToApp(story, pressOn(grace, card, 'Approve', { value: review!.id }))).status).toBe(200);
  await settled();
  expect((await records.run(1042)).status).toBe('completed');
});

test('the upgrade took a tool away: Grace is told that it can be neither edited nor carried out, and rejects it', async () => {
  const story = await startStory();
  const { grace, linus, adaAsksFor, settled, books, records } = story;
  await adaAsksFor(1042);
  await linus.presses('Edit');
  deployWithout(story, 'zendesk_tag');

  await grace.presses('Edit');
  const told = await grace.isTold(
    'This was proposed by an older version of the workflow, with a tool that is no longer there',
  );
  expect(told).toContain('Reject it, or cancel the run and start it again.');
  expect(told).not.toContain('That went wrong on our side');
  expect(grace.hasForm()).toBe(false);
  await linus.submits({ Reply: 'Dear Maya, here you are.' });
  expect(linus.readsForm()).toContain('with a tool that is no longer there (`zendesk_tag`)');
  expect(linus.readsForm()).toContain('What you typed, to copy:\nReply:\nDear Maya, here you are.');

  await grace.presses('Reject');
  await grace.submits({ Reason: 'Already handled elsewhere' });
  await settled();
  expect((await records.run(1042)).status).toBe('rejected');
  expect(books.refunds()).toEqual([]);
});

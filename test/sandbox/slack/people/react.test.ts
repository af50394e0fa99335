import { expect, test } from 'vitest';
import { ada, grace, leads, olga, support } from '../support/hearth-and-pine.ts';
import { startSlack } from '../support/start.ts';

test('an emoji is set once by each person and taken off by whoever set it; what Slack refuses is refused', async () => {
  const slack = await startSlack();
  const { message } = await slack.say(grace, support, 'ticket 1042');
  const on = { channel: support, ts: message?.ts ?? '', name: 'ticket' };
  await slack.react(ada, on);
  await slack.react(grace, on);
  await expect(slack.react(ada, on)).rejects.toThrow('already_reacted');
  expect(slack.messagesFor(ada, support)[0]?.reactions).toEqual([
    { name: 'ticket', users: [grace, ada].toReversed() },
  ]);

  await slack.react(ada, { ...on, remove: true });
  await expect(slack.react(ada, { ...on, remove: true })).rejects.toThrow('no_reaction');
  await expect(slack.react(ada, { ...on, name: 'no such thing' })).rejects.toThrow('invalid_name');
  await expect(slack.react(olga, on)).rejects.toThrow('is in no channel');
  await expect(slack.react(olga, { ...on, channel: leads })).rejects.toThrow('is in no channel');
  slack.arrange.archive(support);
  await expect(slack.react(ada, on)).rejects.toThrow('is_archived');
});

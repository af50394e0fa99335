import { expect, test } from 'vitest';
import { grace, support } from '../../sandbox/slack/support/hearth-and-pine.ts';
import { openSlack, post, writeCall } from './open-slack.ts';

const about = { channel: support, about: '2026-W47', words: /\bweekly report\b/i };

test('a report that Grace posts herself is a person’s; other talk is none, and our post is ours', async () => {
  const { connector, tools, slack } = await openSlack();
  const since = new Date(Date.now() - 1_000);
  await slack.say(grace, support, 'The weekly report: five merged, revenue is up.');
  await slack.say(grace, support, 'Numbers of 2026-W47 follow.');
  await slack.say(grace, support, 'Lunch?');
  await tools.post.execute(post, writeCall());
  const deeds = await connector.byHand.deeds(about, { since, signal: AbortSignal.timeout(10_000) });
  expect(deeds.map(({ by }) => by).toSorted()).toEqual(['person', 'person', 'us']);
  expect(deeds[0]).toMatchObject({ tool: 'slack_post', args: { channel: support, about: '2026-W47' } });
});

test('a post stands until it is deleted, its thread or not', async () => {
  const { tools, client } = await openSlack();
  const applied = await tools.post.execute(post, writeCall());
  const withReplies = await tools.post.execute(post, writeCall('act_2'));
  const isUndone = () => tools.post.isUndone?.(post, applied, writeCall());
  const [, ts = ''] = applied.record.id.split(':');
  const [, root = ''] = withReplies.record.id.split(':');
  expect(await isUndone()).toBe(false);
  await client.chat.delete({ channel: support, ts });
  expect(await isUndone()).toEqual({ at: null });
  await client.chat.postMessage({ channel: support, text: 'And June?', thread_ts: root });
  await client.chat.delete({ channel: support, ts: root });
  expect(await tools.post.isUndone?.(post, withReplies, writeCall('act_2'))).toEqual({ at: null });
});

import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { fieldLook } from '../../domain/field.ts';
import { writeTool } from '../../domain/tool.ts';
import type { Applied } from '../../domain/tool.ts';
import { escapeMrkdwn } from '../../lib/mrkdwn.ts';
import { day, later } from '../../lib/time.ts';
import { messagesSince } from './messages-since.ts';
import { postBlocks } from './post-blocks.ts';
import { carriesMark, markOf } from './post-mark.ts';
import { getChannel, stateOf } from './slack-channel.ts';
import type { SlackClient } from './slack-client.ts';
import { placesOf } from './slack-config.ts';
import type { SlackSettings } from './slack-config.ts';
import { slackFailure } from './slack-failure.ts';

const mostPages = 5;
/** An answer is missed for minutes; what is older than this was not what was lost. */
const lookBack = 2 * day;

const input = z.object({
  channel: z
    .string()
    .regex(/^[CG][A-Z0-9]{2,30}$/, 'A channel id such as C0123456789')
    .describe('The id of the channel')
    .register(fieldLook, { title: 'Channel id' }),
  channel_name: z
    .string()
    .regex(/^#[^\s#]{1,80}$/, 'A name such as #reports')
    .describe('Its name, such as #reports')
    .register(fieldLook, { title: 'Channel' }),
  about: z
    .string()
    .min(1)
    .max(60)
    .describe('What the post is about, such as the week of a report')
    .register(fieldLook, { title: 'About' }),
  title: z.string().min(1).max(120).regex(/\S/, 'Write a title').register(fieldLook, { title: 'Title' }),
  text: z
    .string()
    .min(1)
    .max(6_000)
    .regex(/\S/, 'Write something')
    .describe(
      'The text in plain sentences, with “## ” before a heading and “- ” before a list item. Nothing else is markup: mentions and links are taken out of effect.',
    )
    .register(fieldLook, { title: 'Text', long: true, hint: '“## ” begins a heading, “- ” a list item' }),
});

type Post = z.infer<typeof input>;

export function slackPost(settings: SlackSettings, client: SlackClient) {
  /** The allow-list as it is at this moment: a team may have been bound to another channel since. */
  async function assertAllowed({ channel, channel_name }: Post): Promise<void> {
    const allowed = await placesOf(settings);
    if (!allowed.some((place) => place.channel === channel)) throw notAllowed(channel_name);
  }

  return writeTool({
    name: 'slack_post',
    system: 'slack',
    title: 'post to the channel',
    description: 'Posts a text to a channel. Everybody in the channel reads it; nobody is called by it.',
    input,
    bindings: { channel: 'channel', channel_name: 'channel_name', about: 'about' },
    risk: 'medium',
    reversible: false,
    movesMoney: false,
    harm: 'People read and pass on a wrong number, or something that was not for them.',
    editable: ['title', 'text'],
    says: ({ channel_name }) => `Post this in ${channel_name}`,
    preconditions: async ({ channel }, { signal }) => {
      const found = await client.read(signal, (slack) => getChannel(slack, channel));
      const outside = found.isSharedOutside ? ', shared with other organisations' : '';
      const readers = found.isPrivate ? 'private' : 'public';
      return { Channel: `${found.name}, ${readers}, ${stateOf(found)}${outside}` };
    },
    execute: async (post, { key, signal }) => {
      await assertAllowed(post);
      const ts = await client.write(signal, (slack) => sent(slack, post, key));
      return applied(client, post, ts, signal);
    },
    lookUp: async (post, { key, signal }) => {
      const ts = await client.read(signal, (slack) => findSent(slack, post.channel, key));
      return ts === undefined ? 'absent' : applied(client, post, ts, signal);
    },
    isUndone: async ({ channel }, { record }, { signal }) => {
      const ts = record.id.split(':')[1] ?? '';
      return (await client.read(signal, (slack) => stands(slack, channel, ts))) ? false : { at: null };
    },
  });
}

async function sent(slack: WebClient, { channel, title, text }: Post, key: string): Promise<string> {
  const { ts } = await slack.chat.postMessage({
    channel,
    text: escapeMrkdwn(title),
    blocks: postBlocks({ title, text }),
    metadata: markOf(key),
    unfurl_links: false,
    unfurl_media: false,
    parse: 'none',
    link_names: false,
  });
  if (!ts) throw slackFailure('unreadable_answer', 'unknown', 'Slack named no message. Look at the channel.');
  return ts;
}

/** Where the post with this mark stands. Throws when the channel has too many messages since to say that it is not there. */
async function findSent(slack: WebClient, channel: string, key: string): Promise<string | undefined> {
  const since = later(new Date(), -lookBack);
  for await (const message of messagesSince(slack, channel, since, mostPages))
    if (message.ts && carriesMark(message, key)) return message.ts;
  return undefined;
}

/** Slack leaves a stone where a post with replies was deleted, and nothing where it had none. */
async function stands(slack: WebClient, channel: string, ts: string): Promise<boolean> {
  const { messages = [] } = await slack.conversations.history({
    channel,
    oldest: ts,
    latest: ts,
    inclusive: true,
    limit: 1,
  });
  return messages.some((message) => message.ts === ts && message.subtype !== 'tombstone');
}

/** The post stands there whatever comes of the question for its address, so that question never fails the action. */
async function applied(
  client: SlackClient,
  { channel, channel_name, title }: Post,
  ts: string,
  signal: AbortSignal,
): Promise<Applied> {
  const link = await client
    .read(signal, (slack) => slack.chat.getPermalink({ channel, message_ts: ts }))
    .catch(() => undefined);
  const label = `${title} in ${channel_name}`;
  return {
    record: { system: 'slack', id: `${channel}:${ts}`, label, url: link?.permalink ?? null },
    note: link?.permalink
      ? `It stands in ${channel_name}.`
      : `It stands in ${channel_name}; Slack did not say where.`,
  };
}

function notAllowed(name: string) {
  return slackFailure(
    'channel_not_allowed',
    'not_applied',
    `${name} is not on the allow-list. Bind a team of the workflow to it, or add it to REPORT_CHANNELS.`,
  );
}

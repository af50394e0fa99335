import { z } from 'zod';
import { limits } from '../../../slack/block-kit/limits.ts';
import type { LocalSlack } from '../local-slack.ts';
import { announceMessage } from '../delivery/announce.ts';
import { addMessage } from '../workspace/add-message.ts';
import { findMessage, findPerson, isMember } from '../workspace/look-up.ts';
import type { Channel } from '../workspace/workspace.ts';
import { acceptBlocks } from './accept-blocks.ts';
import { acceptMetadata } from './accept-metadata.ts';
import { getWritableChannel } from './channel-access.ts';
import { method, nested } from './method.ts';
import { RefusedCall } from './refused-call.ts';
import { renderMessage } from './render-message.ts';

const content = {
  channel: z.string(),
  text: z.string().default(''),
  blocks: nested.optional(),
  thread_ts: z.string().optional(),
};

export const postMessage = method({
  tier: 'posting',
  scopes: ['chat:write'],
  arguments: z.object({ ...content, metadata: nested.optional() }),
  run(slack, given) {
    const { workspace, changes } = slack;
    const channel = getWritableChannel(slack, given.channel);
    const blocks = acceptBlocks(slack, given.blocks);
    if (!given.text && !blocks?.length) throw new RefusedCall('no_text');
    const tooLong = given.text.length > limits.message.text;
    const posted = addMessage(
      workspace,
      {
        channel: channel.id,
        user: workspace.app.userId,
        text: given.text.slice(0, limits.message.text),
        blocks: blocks ?? [],
        threadTs: threadIn(slack, channel, given.thread_ts),
        metadata: acceptMetadata(given.metadata),
      },
      slack.now(),
    );
    changes.tell({ channel: channel.id });
    announceMessage(slack, channel, posted);
    return {
      channel: channel.id,
      ts: posted.ts,
      message: renderMessage(workspace, posted, { withMetadata: true }),
      ...(tooLong && {
        warning: 'message_truncated',
        response_metadata: { warnings: ['message_truncated'] },
      }),
    };
  },
});

export const postEphemeral = method({
  tier: 'four',
  scopes: ['chat:write'],
  arguments: z.object({ ...content, user: z.string() }),
  run(slack, given) {
    const { workspace, changes } = slack;
    const channel = getWritableChannel(slack, given.channel);
    const person = findPerson(workspace, given.user);
    if (!person || person.deleted || !isMember(channel, given.user))
      throw new RefusedCall('user_not_in_channel');
    const blocks = acceptBlocks(slack, given.blocks);
    if (!given.text && !blocks?.length) throw new RefusedCall('no_text');
    const posted = addMessage(
      workspace,
      {
        channel: channel.id,
        user: workspace.app.userId,
        text: given.text,
        blocks: blocks ?? [],
        threadTs: threadIn(slack, channel, given.thread_ts),
        visibleTo: given.user,
      },
      slack.now(),
    );
    changes.tell({ user: given.user, channel: channel.id });
    return { message_ts: posted.ts };
  },
});

/** A reply needs a root that is there, and is not a reply itself. */
function threadIn({ workspace }: LocalSlack, channel: Channel, ts: string | undefined): string | undefined {
  if (!ts) return undefined;
  const root = findMessage(workspace, channel.id, ts);
  if (!root || root.threadTs || root.visibleTo) throw new RefusedCall('thread_not_found');
  return root.ts;
}

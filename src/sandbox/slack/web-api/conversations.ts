import { z } from 'zod';
import { directMessageWith } from '../workspace/direct-message.ts';
import { findDirectMessage, findPerson, isMember } from '../workspace/look-up.ts';
import type { Channel } from '../workspace/workspace.ts';
import { getChannel } from './channel-access.ts';
import { count, flag, method } from './method.ts';
import { pageOf } from './page-of.ts';
import { RefusedCall, refusedBecause } from './refused-call.ts';
import { renderChannel } from './render-channel.ts';
import { needScopes, scopeFor } from './scopes.ts';

export const open = method({
  tier: 'three',
  scopes: ['im:write'],
  arguments: z.object({ users: z.string().optional(), channel: z.string().optional(), return_im: flag }),
  run(slack, given) {
    const { workspace } = slack;
    if (given.channel) return { channel: renderChannel(workspace, getChannel(slack, given.channel)) };
    if (!given.users) throw new RefusedCall('users_list_not_supplied');
    if (given.users.includes(','))
      throw refusedBecause('invalid_arguments', [
        'the local Slack opens direct messages with one person only',
      ]);
    const person = findPerson(workspace, given.users);
    if (!person) throw new RefusedCall('user_not_found');
    if (person.deleted) throw new RefusedCall('user_disabled');
    const wasOpen = findDirectMessage(workspace, person.id) !== undefined;
    const channel = directMessageWith(workspace, person.id);
    slack.changes.tell({ user: person.id });
    return {
      ...(wasOpen && { no_op: true, already_open: true }),
      channel: given.return_im ? renderChannel(workspace, channel) : { id: channel.id },
    };
  },
});

export const info = method({
  tier: 'three',
  arguments: z.object({ channel: z.string(), include_num_members: flag }),
  run(slack, given) {
    const channel = getChannel(slack, given.channel);
    needScopes(slack, [scopeFor(channel, 'read')]);
    const num_members = channel.members.length;
    return {
      channel: {
        ...renderChannel(slack.workspace, channel),
        ...(given.include_num_members && { num_members }),
      },
    };
  },
});

export const members = method({
  tier: 'four',
  arguments: z.object({
    channel: z.string(),
    cursor: z.string().optional(),
    limit: count({ usual: 100, most: 1000 }),
  }),
  run(slack, given) {
    const channel = getChannel(slack, given.channel);
    needScopes(slack, [scopeFor(channel, 'read')]);
    const { items, response_metadata } = pageOf(channel.members, given);
    return { members: items, response_metadata };
  },
});

const typeOf = { public: 'public_channel', private: 'private_channel', im: 'im' } as const;

const scopeToList: Record<string, string> = {
  private_channel: 'groups:read',
  im: 'im:read',
  mpim: 'mpim:read',
};

export const list = method({
  tier: 'two',
  arguments: z.object({
    types: z.string().default('public_channel'),
    exclude_archived: flag,
    cursor: z.string().optional(),
    limit: count({ usual: 100, most: 1000 }),
  }),
  run(slack, given) {
    const { workspace } = slack;
    const types = given.types.split(',').map((type) => type.trim());
    needScopes(
      slack,
      types.map((type) => scopeToList[type] ?? 'channels:read'),
    );
    const isListed = (channel: Channel): boolean =>
      types.includes(typeOf[channel.kind]) &&
      (channel.kind === 'public' || isMember(channel, workspace.app.userId)) &&
      !(given.exclude_archived && channel.archived);
    const listed = workspace.channels.filter(isListed);
    const { items, response_metadata } = pageOf(listed, given);
    return { channels: items.map((channel) => renderChannel(workspace, channel)), response_metadata };
  },
});

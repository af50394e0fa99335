import { z } from 'zod';
import { readTool } from '../../domain/tool.ts';
import { getChannel, stateOf } from './slack-channel.ts';
import type { SlackClient } from './slack-client.ts';
import { placesOf } from './slack-config.ts';
import type { SlackSettings } from './slack-config.ts';
import { slackFailure } from './slack-failure.ts';

const mostPlaces = 20;

export function slackChannels(settings: SlackSettings, client: SlackClient) {
  return readTool({
    name: 'slack_channels',
    system: 'slack',
    title: 'read where a report may stand',
    description: `The channels in which LeenOps may post, at most ${mostPlaces}: those of teams, and wider ones that the operator named.`,
    input: z.object({}),
    bindings: {},
    read: async (_, { signal }) => {
      const allowed = await placesOf(settings);
      if (allowed.length > mostPlaces)
        throw slackFailure(
          'too_many_channels',
          'not_applied',
          `${allowed.length} channels are on the allow-list. Name at most ${mostPlaces} in REPORT_CHANNELS.`,
        );
      const channels = await Promise.all(
        allowed.map(async ({ channel, team }) => {
          const found = await client.read(signal, (slack) => getChannel(slack, channel));
          return {
            channel,
            name: found.name,
            team,
            members: found.members,
            is_private: found.isPrivate,
            is_shared_outside: found.isSharedOutside,
            state: stateOf(found),
          };
        }),
      );
      const count = channels.length === 1 ? 'One channel' : `${channels.length} channels`;
      return {
        data: { channels },
        record: { system: 'slack', id: 'channels', label: `${count} to post in`, url: null },
      };
    },
  });
}

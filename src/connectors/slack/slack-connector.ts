import type { ReadTool, WriteTool } from '../../domain/tool.ts';
import type { Connector } from '../connector.ts';
import { type PostsByHand, postsByHand } from './posts-by-hand.ts';
import { getChannel, stateOf } from './slack-channel.ts';
import { slackChannels } from './slack-channels.ts';
import { slackClient } from './slack-client.ts';
import type { SlackConfig } from './slack-config.ts';
import { placesOf, slackSettings } from './slack-config.ts';
import { slackFailure } from './slack-failure.ts';
import { slackPost } from './slack-post.ts';

export type SlackConnector = Connector<{ channels: ReadTool; post: WriteTool }> &
  Pick<SlackConfig, 'wider'> & {
    /** What people post themselves. */
    byHand: PostsByHand;
  };

export function slackConnector(config: SlackConfig): SlackConnector {
  const settings = slackSettings(config);
  const client = slackClient(settings);
  return {
    system: 'slack',
    wider: settings.wider,
    byHand: postsByHand(client),
    tools: { channels: slackChannels(settings, client), post: slackPost(settings, client) },
    async check(signal = AbortSignal.timeout(settings.timeoutMs)) {
      const allowed = await placesOf(settings);
      const found = await Promise.all(
        allowed.map(({ channel }) => client.read(signal, (slack) => getChannel(slack, channel))),
      );
      const shut = found.find((channel) => stateOf(channel) !== 'open');
      if (shut)
        throw slackFailure(
          'not_open',
          'not_applied',
          `${shut.name} cannot be posted in: ${stateOf(shut)}. Invite LeenOps with /invite, or take it out of REPORT_CHANNELS.`,
        );
      const names = found.map(({ name }) => name).join(', ');
      return names
        ? `Slack answers: reports may stand in ${names}.`
        : 'Slack: no team of a reporting workflow is bound yet, so there is no channel to post in.';
    },
  };
}

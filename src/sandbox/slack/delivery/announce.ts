import { randomUUID } from 'node:crypto';
import type { LocalSlack } from '../local-slack.ts';
import { isSubscribedTo } from '../local-slack.ts';
import { renderMessage } from '../web-api/render-message.ts';
import { isMember } from '../workspace/look-up.ts';
import { mentionsIn } from '../workspace/mentions-in.ts';
import type { Channel, Message } from '../workspace/workspace.ts';

type Raw = Record<string, unknown> & { type: string };

/** Tells the app of a message, if it may see it: as a message event, and as a mention if it is called. */
export function announceMessage(slack: LocalSlack, channel: Channel, message: Message): void {
  const { workspace } = slack;
  if (!isMember(channel, workspace.app.userId)) return;
  const event = {
    ...renderMessage(workspace, message),
    type: 'message',
    channel: channel.id,
    channel_type: channelTypes[channel.kind],
    event_ts: message.ts,
  };
  if (isSubscribedTo(slack, subscriptions[channel.kind])) announce(slack, event);
  const isCalled = mentionsIn(message).users.includes(workspace.app.userId);
  if (isCalled && channel.kind !== 'im' && isSubscribedTo(slack, 'app_mention'))
    announce(slack, { ...event, type: 'app_mention' });
}

/** Tells the app of anything else it subscribed to. */
export function announceIfSubscribed(slack: LocalSlack, event: Raw): void {
  if (isSubscribedTo(slack, event.type)) announce(slack, event);
}

const channelTypes = { public: 'channel', private: 'group', im: 'im' } as const;
const subscriptions = { public: 'message.channels', private: 'message.groups', im: 'message.im' } as const;

function announce({ workspace: { team, app }, now, deliveries }: LocalSlack, event: Raw): void {
  deliveries.deliverEvent({
    kind: 'event',
    body: {
      token: 'local-verification-token',
      team_id: team.id,
      context_team_id: team.id,
      context_enterprise_id: null,
      api_app_id: app.id,
      event,
      type: 'event_callback',
      event_id: `Ev${randomUUID().replaceAll('-', '').slice(0, 12).toUpperCase()}`,
      event_time: Math.floor(now() / 1000),
      authorizations: [
        {
          enterprise_id: null,
          team_id: team.id,
          user_id: app.userId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
    },
  });
}

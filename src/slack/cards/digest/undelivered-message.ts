import type { Message } from '../message.ts';
import { notification } from '../message.ts';
import { header } from '../parts/blocks.ts';
import type { Part } from '../parts/rich-text.ts';
import { bold, channel, code, richText, section } from '../parts/rich-text.ts';

export type Undelivered = { week: string; channelId: string; code: string };

/** For an admin: the managers did not get their digest, why, and what brings it to them. */
export function undeliveredMessage({ week, channelId, code: why }: Undelivered): Message {
  const title = `Not posted: the weekly digest ${week}`;
  const what: Part[] = [
    bold('Why: '),
    'Slack takes no message in ',
    channel(channelId),
    ' (',
    code(why),
    ').',
  ];
  const next: Part[] = [
    bold('What to do: '),
    'invite LeenOps to the channel, or say ',
    code('/leenops digest here'),
    ' in another one. Then ',
    code(`/leenops digest ${week}`),
    ' has a button that posts it.',
  ];
  return {
    text: notification([[title], what, next]),
    blocks: [header(title), ...richText([section(...what), section(...next)])],
  };
}

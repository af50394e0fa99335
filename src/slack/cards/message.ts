import type { KnownBlock } from '@slack/types';
import { mrkdwnOf } from './parts/mrkdwn.ts';
import type { Sentence } from './parts/rich-text.ts';

/** What is sent to Slack. `text` carries the whole meaning, for notifications and screen readers. */
export type Message = { text: string; blocks: KnownBlock[]; pictures?: readonly Picture[] };

/**
 * A picture that takes the place of one of the blocks, by its `block_id`, once Slack has it. The message is whole without: that block
 * says the same in text. `key` is the same for the same picture, so that it is uploaded once.
 */
export type Picture = {
  inPlaceOf: string;
  key: string;
  title: string;
  alt: string;
  draw(): Promise<Uint8Array>;
};

/** Our own bounds, below Slack's: a message at the edge of the limit is one customer's text away from being refused. */
export const budgets = { text: 3_000, blocks: 50, characters: 10_000 } as const;

const more = '… more in the message.';

/** The lines that fit into a notification, most important first. */
export function notification(lines: readonly Sentence[]): string {
  const spelled = lines.map(mrkdwnOf).filter((line) => line !== '');
  const whole = spelled.join('\n');
  if (whole.length <= budgets.text) return whole;
  const kept: string[] = [];
  let left = budgets.text - more.length;
  for (const line of spelled) {
    left -= line.length + 1;
    if (left < 0) break;
    kept.push(line);
  }
  return [...kept, more].join('\n');
}

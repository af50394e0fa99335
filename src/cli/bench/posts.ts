import type { Call } from '../../sandbox/slack/web-api/call.ts';
import type { SlackServer } from '../../sandbox/slack/start-slack-server.ts';

/** Reads the app's calls to Slack as they come: each `next` answers what came since the last one. */
export function readPosts(slack: SlackServer): { next(): Call[] } {
  let last = slack.calls().at(-1);
  return {
    next() {
      const calls = slack.calls();
      const fresh = calls.slice(last ? calls.lastIndexOf(last) + 1 : 0);
      last = calls.at(-1) ?? last;
      return fresh;
    },
  };
}

export const isPost = (call: Call): boolean => call.method === 'chat.postMessage';
export const channelIn = (call: Call): string => String(call.arguments['channel']);
/** Where the message stands that was posted or changed. */
export const tsIn = ({ answer }: Call): string => String(answer['ts']);
/** A card that waits for a decision has the button. */
export const mayBeApproved = (call: Call): boolean =>
  JSON.stringify(call.arguments['blocks'] ?? '').includes('review.approve');

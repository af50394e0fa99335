import type { LocalSlack } from '../local-slack.ts';
import type { Channel } from '../workspace/workspace.ts';
import { RefusedCall } from './refused-call.ts';

/** Slack's order of things: without the scope, nothing else about a call is looked at. */
export function needScopes(slack: LocalSlack, needed: string[]): void {
  const provided = slack.app.scopes;
  if (!provided || needed.every((scope) => provided.includes(scope))) return;
  throw new RefusedCall('missing_scope', { needed: needed.join(','), provided: provided.join(',') });
}

export const hasScope = (slack: LocalSlack, scope: string): boolean =>
  slack.app.scopes?.includes(scope) ?? true;

/** `channels:read`, `groups:history`, `im:read` …, by the kind of the conversation. */
export const scopeFor = (channel: Channel, right: 'read' | 'history'): string =>
  `${{ public: 'channels', private: 'groups', im: 'im' }[channel.kind]}:${right}`;

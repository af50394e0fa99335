import type { ServerResponse } from 'node:http';
import type { Change } from '../contract.ts';
import type { Changed } from '../changes.ts';
import type { LocalSlack } from '../local-slack.ts';
import { getActor } from '../people/acting.ts';
import { findChannel, isMember } from '../workspace/look-up.ts';

const heartbeatMs = 15_000;

/** Server-Sent Events: tells a page whenever something that its person sees has changed. */
export function streamChanges(slack: LocalSlack, userId: string, res: ServerResponse): void {
  getActor(slack, userId);
  res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  res.write(': the local Slack\n\n');
  const unlisten = slack.changes.listen((changed) => {
    if (concerns(slack, userId, changed)) res.write(`data: ${JSON.stringify(toChange(changed))}\n\n`);
  });
  const heartbeat = setInterval(() => res.write(': still here\n\n'), heartbeatMs);
  heartbeat.unref();
  res.on('close', () => {
    clearInterval(heartbeat);
    unlisten();
  });
}

function concerns({ workspace }: LocalSlack, userId: string, { channel: id, user }: Changed): boolean {
  if (user !== undefined) return user === userId;
  const channel = id === undefined ? undefined : findChannel(workspace, id);
  return channel === undefined || isMember(channel, userId);
}

const toChange = ({ channel }: Changed): Change => ({ type: 'changed', ...(channel && { channel }) });

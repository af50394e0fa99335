import { randomBytes } from 'node:crypto';
import { sign } from '../../sandbox/slack/delivery/sign.ts';
import { people } from '../../sandbox/world/hearth-and-pine.ts';

export type Target = { url: string; signingSecret: string };

/** A trigger id like Slack's: a command is repeated under its own, and no two commands share one. */
export const newTriggerId = (): string => randomBytes(9).toString('hex');

/**
 * Sends one signed slash command as Slack does; resolves with the acknowledgement. Undefined: it took more than the three
 * seconds that Slack waits, after which Bolt answers 404 while the work goes on.
 */
export async function sendCommand(
  { url, signingSecret }: Target,
  { channel, text, triggerId = newTriggerId() }: { channel: string; text: string; triggerId?: string },
): Promise<string | undefined> {
  const body = new URLSearchParams({
    token: 'bench',
    team_id: 'T0HEARTH',
    team_domain: 'hearth-and-pine',
    channel_id: channel,
    channel_name: 'bench',
    user_id: people.ada,
    user_name: 'ada',
    command: '/leenops',
    text,
    api_app_id: 'A0LEENOPS',
    is_enterprise_install: 'false',
    response_url: 'http://127.0.0.1:9/',
    trigger_id: triggerId,
  }).toString();
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...sign(signingSecret, body, Math.floor(Date.now() / 1000)),
    },
    body,
  });
  const answer = await response.text();
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`The command was answered with ${response.status}: ${answer}`);
  return answer;
}

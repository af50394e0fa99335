import type { WebClient } from '@slack/web-api';
import type { Identity } from './bolt-app.ts';

/** Asks Slack whose token this is. Throws with the remedy when Slack does not know it or does not answer. */
export async function identify(client: WebClient, botToken: string): Promise<Identity> {
  const who = await client.auth.test().catch((error: unknown) => {
    const code = (error as { data?: { error?: string } }).data?.error ?? 'no answer';
    throw new Error(
      `Slack does not accept SLACK_BOT_TOKEN (${code}). Install the app to the workspace and copy its bot token.`,
      { cause: error },
    );
  });
  const { bot_id: botId, user_id: botUserId, team_id: teamId, url = null } = who;
  if (!botId || !botUserId || !teamId)
    throw new Error('SLACK_BOT_TOKEN is not a bot token. Copy the one that starts with xoxb-.');
  return { botToken, botId, botUserId, teamId, url };
}

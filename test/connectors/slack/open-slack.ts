import { slackConnector } from '../../../src/connectors/slack/slack-connector.ts';
import type { SlackServerOptions } from '../../../src/sandbox/slack/start-slack-server.ts';
import { attic, leads, support } from '../../sandbox/slack/support/hearth-and-pine.ts';
import { clientOf, startSlack, tokens } from '../../sandbox/slack/support/start.ts';

type Options = {
  scopes?: string[];
  pace?: SlackServerOptions['pace'];
  botToken?: string;
  timeoutMs?: number;
};

/** The local Slack for one test, with the connector that may post in #support, #support-leads and what is archived. */
export async function openSlack({
  scopes,
  pace = 'off',
  botToken = tokens.botToken,
  timeoutMs = 5_000,
}: Options = {}) {
  const slack = await startSlack({ pace, ...(scopes ? { app: { scopes } } : {}) });
  const connector = slackConnector({
    botToken,
    apiUrl: slack.apiUrl,
    timeoutMs,
    own: async () => [{ channel: support, team: 'reporters' }],
    wider: [leads, attic],
  });
  const client = clientOf(slack);
  return {
    slack,
    client,
    connector,
    tools: connector.tools,
    /** What stands in #support, newest first. */
    posts: async () => {
      const { messages = [] } = await client.conversations.history({
        channel: support,
        include_all_metadata: true,
      });
      return messages;
    },
  };
}

export const post = {
  channel: support,
  channel_name: '#support',
  about: '2026-W47',
  title: 'Weekly report',
  text: '## Work\n- 5 merged',
};
export const readCall = () => ({ signal: AbortSignal.timeout(20_000) });
export const writeCall = (key = 'act_1') => ({ key, signal: AbortSignal.timeout(20_000) });

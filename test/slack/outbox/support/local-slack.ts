import { onTestFinished } from 'vitest';
import { startSlackServer } from '../../../../src/sandbox/slack/start-slack-server.ts';
import type { SlackServer } from '../../../../src/sandbox/slack/start-slack-server.ts';
import { supportChannel } from './runs.ts';

export const token = 'xoxb-test';

export type LocalSlackOptions = { pace?: number | 'off'; scopes?: string[] };

/** A local Slack with Ada, Grace and two channels, until the test ends. */
export async function openLocalSlack({ pace = 'off', scopes }: LocalSlackOptions = {}): Promise<SlackServer> {
  const slack = await startSlackServer({
    pace,
    app: { signingSecret: 'test', botToken: token, ...(scopes ? { scopes } : {}) },
    seed: {
      team: { id: 'T0TEST', name: 'Test', domain: 'test' },
      people: ['U0ADA', 'U0GRACE'].map((id) => ({ id, name: id.slice(2) })),
      channels: [
        { id: supportChannel, name: 'support', members: ['U0ADA', 'U0GRACE'] },
        { id: 'C0OTHER', name: 'other', members: ['U0ADA'] },
      ],
    },
  });
  onTestFinished(() => slack.close());
  return slack;
}

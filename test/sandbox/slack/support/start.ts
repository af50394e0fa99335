import { WebClient } from '@slack/web-api';
import type { WebClientOptions } from '@slack/web-api';
import { onTestFinished } from 'vitest';
import { startSlackServer } from '../../../../src/sandbox/slack/start-slack-server.ts';
import type { SlackServer, SlackServerOptions } from '../../../../src/sandbox/slack/start-slack-server.ts';
import { hearthAndPine } from './hearth-and-pine.ts';
import { quiet } from './quiet.ts';

export const tokens = {
  signingSecret: 'local-signing-secret',
  botToken: 'xoxb-local',
  appToken: 'xapp-local',
};

type Started = Partial<Omit<SlackServerOptions, 'app'>> & { app?: Partial<SlackServerOptions['app']> };

/** The local Slack of Hearth & Pine, without rate limits unless the test is about them; closed when the test ends. */
export async function startSlack({ app, ...options }: Started = {}): Promise<SlackServer> {
  const slack = await startSlackServer({
    seed: hearthAndPine,
    pace: 'off',
    ...options,
    app: { ...tokens, ...app },
  });
  onTestFinished(() => slack.close());
  return slack;
}

/** Slack's own client, which tries once only: what the server does is what the test sees. */
export const clientOf = (slack: SlackServer, options: WebClientOptions = {}): WebClient =>
  new WebClient(tokens.botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: quiet,
    ...options,
  });

/** The error code of a call that Slack refuses. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    const { data } = error as { data?: { error?: string } };
    if (data?.error) return data.error;
    throw error;
  }
  return 'it was not refused';
}

/** A clock that tests move by hand. */
export function handClock(startMs = Date.parse('2026-11-23T09:00:00Z')): {
  now: () => number;
  pass(ms: number): void;
} {
  let nowMs = startMs;
  return {
    now: () => nowMs,
    pass: (ms) => {
      nowMs += ms;
    },
  };
}

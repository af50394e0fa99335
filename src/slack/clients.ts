import type { WebClient, WebClientOptions } from '@slack/web-api';
import { noMeters } from '../engine/meters.ts';
import { MeteredClient } from './metered-client.ts';
import { silentLogger } from './silent-logger.ts';

export type SlackAccess = {
  token: string;
  /** Default: Slack's own. */
  apiUrl?: string;
};

export const postingTimeoutMs = 10_000;
const uploadTimeoutMs = 4_000;
/** A trigger_id lives three seconds. */
const clickTimeoutMs = 2_500;

/** For the outbox alone: it paces, repeats and looks for lost answers itself, so the client must not. */
export const postingClient = ({ token, apiUrl }: SlackAccess, meters = noMeters): WebClient =>
  new MeteredClient(token, clientOptions(postingTimeoutMs, apiUrl), meters);

/** For pictures alone: a slow upload holds up no card. What fails is tried again by the gallery. */
export const uploadClient = ({ token, apiUrl }: SlackAccess, meters = noMeters): WebClient =>
  new MeteredClient(token, clientOptions(uploadTimeoutMs, apiUrl), meters);

/** For views and look-ups while somebody waits: a rate-limited post elsewhere must not delay it. */
export const clickClient = ({ token, apiUrl }: SlackAccess, meters = noMeters): WebClient =>
  new MeteredClient(token, clickClientOptions(apiUrl), meters);

/** For Bolt's own clients. A new object each time: Socket Mode writes its own retries into the one it is given. */
export const clickClientOptions = (apiUrl?: string): WebClientOptions =>
  clientOptions(clickTimeoutMs, apiUrl);

function clientOptions(timeout: number, apiUrl: string | undefined): WebClientOptions {
  return {
    timeout,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silentLogger,
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  };
}

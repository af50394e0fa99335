import { setTimeout as sleep } from 'node:timers/promises';
import {
  LogLevel,
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebClient,
} from '@slack/web-api';
import { ToolFailure } from '../../domain/tool-failure.ts';
import { retryDelay } from '../retry-delay.ts';
import type { SlackSettings } from './slack-config.ts';
import { failureOf } from './slack-failure.ts';

type Ask<T> = (client: WebClient) => Promise<T>;

export type SlackClient = {
  /** Tries again, within the settings' patience, when Slack is busy or did not answer. */
  read<T>(signal: AbortSignal, ask: Ask<T>): Promise<T>;
  /** One request, whatever comes of it. */
  write<T>(signal: AbortSignal, ask: Ask<T>): Promise<T>;
};

export function slackClient(settings: SlackSettings): SlackClient {
  async function read<T>(signal: AbortSignal, ask: Ask<T>): Promise<T> {
    const client = open(settings, signal);
    const until = Date.now() + settings.patienceMs;
    for (let attempt = 1; ; attempt++) {
      try {
        return await ask(client);
      } catch (error) {
        const delay = signal.aborted ? undefined : delayAfter(error, attempt);
        if (delay === undefined || Date.now() + delay > until) throw failureOf(error, 'read');
        await sleep(delay, undefined, { signal }).catch((cause) => {
          throw failureOf(cause, 'read');
        });
      }
    }
  }

  async function write<T>(signal: AbortSignal, ask: Ask<T>): Promise<T> {
    return ask(open(settings, signal)).catch((error) => {
      throw failureOf(error, 'write');
    });
  }

  return { read, write };
}

/** What Slack answers in its own terms is final; a rest that it wants, a failed server and a cut line are not. */
function delayAfter(error: unknown, attempt: number): number | undefined {
  if (error instanceof WebAPIRateLimitedError)
    return retryDelay({ status: 429, retryAfter: String(error.retryAfter) }, attempt);
  if (error instanceof WebAPIPlatformError || error instanceof ToolFailure) return undefined;
  if (error instanceof WebAPIHTTPError)
    return retryDelay({ status: error.statusCode, retryAfter: null }, attempt);
  return retryDelay({ cut: error }, attempt);
}

const quiet = {
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
  setLevel: silent,
  setName: silent,
  getLevel: () => LogLevel.ERROR,
};
function silent(): void {}

/** Without retries of its own: a repeated post would stand there twice. */
function open({ botToken, apiUrl, timeoutMs }: SlackSettings, signal: AbortSignal): WebClient {
  return new WebClient(botToken, {
    timeout: timeoutMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: quiet,
    fetch: (url, init) =>
      fetch(url, {
        ...init,
        redirect: 'error',
        signal: init?.signal ? AbortSignal.any([init.signal, signal]) : signal,
      }),
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  });
}

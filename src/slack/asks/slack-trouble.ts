import { WebAPIPlatformError } from '@slack/web-api';
import { TryLater } from '../../engine/try-later.ts';

/** Slack's own code for a refusal. Throws TryLater where it gave none, or says that it may well do it later. */
export function refusalCode(error: unknown): string {
  if (!(error instanceof WebAPIPlatformError)) throw new TryLater('slack_no_answer');
  const code = error.data.error;
  if (forNow.has(code)) throw new TryLater(code);
  return code;
}

const forNow = new Set([
  'ratelimited',
  'rate_limited',
  'internal_error',
  'fatal_error',
  'service_unavailable',
]);

import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { ToolFailure } from '../../domain/tool-failure.ts';
import type { Certainty } from '../../domain/tool-failure.ts';
import { neverReached } from '../never-reached.ts';

export type Effect = 'read' | 'write';

const remedies: Record<string, string> = {
  channel_not_found: 'there is no such channel, or LeenOps is not in it. Invite it with /invite.',
  not_in_channel: 'LeenOps is not in the channel. Invite it with /invite.',
  is_archived: 'the channel is archived. Unarchive it, or name another one.',
  missing_scope: 'the app lacks a scope. Update it from manifest.yml and install it again.',
  invalid_auth: 'the token was not accepted. Set a valid SLACK_BOT_TOKEN.',
  msg_too_long: 'the text is too long for a message. Shorten it.',
  msg_blocks_too_long: 'the text is too long for a message. Shorten it.',
  restricted_action: 'an admin of Slack does not let the app post there. Ask them, or name another channel.',
};

/** "It's possible some aspect of the operation succeeded before the error was raised." */
const mayHaveHappened = new Set(['internal_error', 'fatal_error']);

/** What a call to Slack ended with, as a ToolFailure. Codes only: Slack's errors quote what was sent. */
export function failureOf(error: unknown, effect: Effect): ToolFailure {
  if (error instanceof ToolFailure) return error;
  if (error instanceof WebAPIRateLimitedError) return busy();
  if (error instanceof WebAPIPlatformError) return refusedBySlack(error.data.error, effect);
  const cause = error instanceof WebAPIRequestError ? error.original : error;
  if (!(error instanceof WebAPIHTTPError) && neverReached(cause))
    return slackFailure(
      'no_connection',
      'not_applied',
      'No connection to Slack could be made. Check SLACK_API_URL and the network.',
    );
  return slackFailure('no_answer', unsure(effect), 'Slack gave no whole answer. Look at the channel.');
}

function refusedBySlack(said: string, effect: Effect): ToolFailure {
  const code = /^[a-z][a-z0-9_]{0,79}$/.test(said) ? said : 'unreadable_answer';
  if (code === 'ratelimited' || code === 'rate_limited') return busy();
  const remedy = remedies[code] ?? 'Slack refused this. Look the code up in Slack’s reference.';
  const isUnsure = mayHaveHappened.has(code) || code === 'unreadable_answer';
  return slackFailure(code, isUnsure ? unsure(effect) : 'not_applied', `Slack ${code}: ${remedy}`);
}

function busy(): ToolFailure {
  return slackFailure('rate_limit', 'not_applied', 'Slack wants a rest. Try again in a minute.');
}

function unsure(effect: Effect): Certainty {
  return effect === 'write' ? 'unknown' : 'not_applied';
}

export function slackFailure(code: string, certainty: Certainty, message: string): ToolFailure {
  return new ToolFailure({ system: 'slack', code, certainty, message });
}

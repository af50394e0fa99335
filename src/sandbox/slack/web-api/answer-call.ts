import type { LocalSlack } from '../local-slack.ts';
import { methods } from './methods.ts';
import type { Method } from './method.ts';
import { RefusedCall } from './refused-call.ts';
import type { Given } from './read-arguments.ts';
import { needScopes } from './scopes.ts';

export type Reply = { status: number; body: Record<string, unknown>; retryAfter?: number };

/** What Slack answers to this call, having done what it asks. */
export function answerCall(slack: LocalSlack, name: string, given: Given): Reply {
  try {
    const method = methods.get(name);
    if (!method) throw new RefusedCall('unknown_method', { req_method: name });
    authenticate(slack, method, given.token);
    if (!method.appToken) needScopes(slack, method.scopes);
    const seconds = slack.pace.secondsToWait(paceKey(name, method, given), method.tier);
    if (seconds !== undefined) return rateLimited(seconds);
    return { status: 200, body: { ok: true, ...method.call(slack, given.arguments) } };
  } catch (error) {
    if (error instanceof RefusedCall) return refused(error.code, error.details);
    throw error;
  }
}

export const refused = (error: string, details: Record<string, unknown> = {}): Reply => ({
  status: 200,
  body: { ok: false, error, ...details },
});

export const rateLimited = (seconds: number): Reply => ({
  status: 429,
  body: { ok: false, error: 'ratelimited' },
  retryAfter: seconds,
});

function authenticate({ app }: LocalSlack, method: Method, token: string | undefined): void {
  if (!token) throw new RefusedCall('not_authed');
  if (token === (method.appToken ? app.appToken : app.botToken)) return;
  const isOther = token === app.botToken || token === app.appToken;
  throw new RefusedCall(isOther ? 'not_allowed_token_type' : 'invalid_auth');
}

/** Messages are counted per channel, everything else per method. */
const paceKey = (name: string, method: Method, given: Given): string =>
  method.tier === 'posting' ? `${name} ${String(given.arguments.channel)}` : name;

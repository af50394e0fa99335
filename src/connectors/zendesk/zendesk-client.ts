import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import { type ZendeskSettings, authorizationOf } from './zendesk-config.ts';
import { retryDelay } from '../retry-delay.ts';
import { type Effect, refusedByZendesk, unansweredByZendesk } from './zendesk-failure.ts';

export type ZendeskClient = {
  /** Tries again, within the settings' patience, when Zendesk is busy or did not answer. */
  get<T>(path: string, shape: z.ZodType<T>, signal: AbortSignal): Promise<T>;
  /** One request, whatever comes of it. */
  put<T>(path: string, body: unknown, shape: z.ZodType<T>, signal: AbortSignal): Promise<T>;
};

type Answer = { status: number; retryAfter: string | null; text: string };

export function zendeskClient(settings: ZendeskSettings): ZendeskClient {
  const base = settings.apiUrl.replace(/\/+$/, '');
  const authorization = authorizationOf(settings.auth);

  async function exchange(path: string, init: RequestInit, signal: AbortSignal): Promise<Answer> {
    const response = await fetch(`${base}/api/v2${path}`, {
      ...init,
      headers: { accept: 'application/json', 'content-type': 'application/json', authorization },
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(settings.timeoutMs)]),
    });
    return {
      status: response.status,
      retryAfter: response.headers.get('retry-after'),
      text: await response.text(),
    };
  }

  async function get<T>(path: string, shape: z.ZodType<T>, signal: AbortSignal): Promise<T> {
    const until = Date.now() + settings.patienceMs;
    for (let attempt = 1; ; attempt++) {
      const outcome = await attempted(() => exchange(path, { method: 'GET' }, signal));
      const delay = signal.aborted ? undefined : retryDelay(outcome, attempt);
      if (delay === undefined || Date.now() + delay > until) return understood(outcome, shape, 'read');
      await sleep(delay, undefined, { signal }).catch((cause) => {
        throw unansweredByZendesk(cause, 'read');
      });
    }
  }

  async function put<T>(path: string, body: unknown, shape: z.ZodType<T>, signal: AbortSignal): Promise<T> {
    const init = { method: 'PUT', body: JSON.stringify(body) };
    return understood(await attempted(() => exchange(path, init, signal)), shape, 'write');
  }

  return { get, put };
}

type Outcome = Answer | { cut: unknown };

async function attempted(exchange: () => Promise<Answer>): Promise<Outcome> {
  try {
    return await exchange();
  } catch (error) {
    return { cut: error };
  }
}

function understood<T>(outcome: Outcome, shape: z.ZodType<T>, effect: Effect): T {
  if ('cut' in outcome) throw unansweredByZendesk(outcome.cut, effect);
  if (outcome.status < 200 || outcome.status > 299)
    throw refusedByZendesk(outcome.status, outcome.text, effect);
  try {
    return shape.parse(JSON.parse(outcome.text));
  } catch (error) {
    throw unansweredByZendesk(error, effect);
  }
}

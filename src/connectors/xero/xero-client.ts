import { setTimeout as sleep } from 'node:timers/promises';
import type { AccountingApi } from 'xero-node/dist/gen/api/accountingApi.js';
import { retryDelay } from '../retry-delay.ts';
import type { XeroSettings } from './xero-config.ts';
import { overFetch } from './xero-exchange.ts';
import { type Effect, type Outcome, failureFrom } from './xero-failure.ts';
import { xeroTenant } from './xero-tenant.ts';
import { xeroToken } from './xero-token.ts';

type Ask<T> = (api: AccountingApi, tenant: string) => Promise<{ body: T }>;

export type XeroClient = {
  /** Tries again, within the settings' patience, when Xero is busy or did not answer. Throws ToolFailure. */
  read<T>(signal: AbortSignal, ask: Ask<T>): Promise<T>;
  /** One request, whatever comes of it. Throws ToolFailure. */
  write<T>(signal: AbortSignal, ask: Ask<T>): Promise<T>;
};

export function xeroClient(settings: XeroSettings): XeroClient {
  const token = xeroToken(settings);
  const tenant = xeroTenant(settings);

  async function attempt<T>(signal: AbortSignal, ask: Ask<T>): Promise<{ body: T } | { refused: Outcome }> {
    const access = await token.get();
    const organisation = await tenant(access, signal);
    const until = AbortSignal.any([signal, AbortSignal.timeout(settings.timeoutMs)]);
    let last: Outcome | undefined;
    const api = await openApi(settings.apiUrl, access);
    api.setDefaultAuthentication(overFetch(until, (outcome) => (last = outcome)));
    try {
      return await ask(api, organisation);
    } catch (error) {
      return { refused: last ?? { cut: error } };
    }
  }

  /** A token that Xero took back before its time was refused, so nothing happened: once more with a new one. */
  async function attemptWithFreshToken<T>(signal: AbortSignal, ask: Ask<T>) {
    const first = await attempt(signal, ask);
    if (!('refused' in first && 'status' in first.refused && first.refused.status === 401)) return first;
    token.forget();
    return attempt(signal, ask);
  }

  async function until<T>(signal: AbortSignal, ask: Ask<T>, effect: Effect, deadline: number): Promise<T> {
    for (let count = 1; ; count++) {
      const answer = await attemptWithFreshToken(signal, ask);
      if (!('refused' in answer)) return answer.body;
      const delay = effect === 'read' && !signal.aborted ? retryDelay(answer.refused, count) : undefined;
      if (delay === undefined || Date.now() + delay > deadline) throw failureFrom(answer.refused, effect);
      await sleep(delay, undefined, { signal }).catch((cut: unknown) => {
        throw failureFrom({ cut }, effect);
      });
    }
  }

  return {
    read: (signal, ask) => until(signal, ask, 'read', Date.now() + settings.patienceMs),
    write: (signal, ask) => until(signal, ask, 'write', 0),
  };
}

/** Loaded at the first use and without the SDK's front door, which brings ten more APIs and an OpenID client. */
async function openApi(apiUrl: string, accessToken: string): Promise<AccountingApi> {
  const { AccountingApi: Api } = await import('xero-node/dist/gen/api/accountingApi.js');
  const api = new Api(`${apiUrl}/api.xro/2.0`);
  api.accessToken = accessToken;
  return api;
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { BasicApi, BatchApi } from '@hubspot/api-client/lib/codegen/crm/objects/index.js';
import type { OwnersApi } from '@hubspot/api-client/lib/codegen/crm/owners/index.js';
import { retryDelay } from '../retry-delay.ts';
import type { HubspotSettings } from './hubspot-config.ts';
import { type Request, exchange } from './hubspot-exchange.ts';
import { type Effect, type Outcome, failureFrom, isDaily } from './hubspot-failure.ts';

export type HubspotApi = { objects: BasicApi; batches: BatchApi; owners: OwnersApi };
type Ask<T> = (api: HubspotApi) => Promise<T>;

export type HubspotClient = {
  /** Tries again, within the settings' patience, when HubSpot is busy or did not answer. Throws ToolFailure. */
  read<T>(signal: AbortSignal, ask: Ask<T>): Promise<T>;
  /** One request, whatever comes of it. Throws ToolFailure. */
  write<T>(signal: AbortSignal, ask: Ask<T>): Promise<T>;
};

export function hubspotClient(settings: HubspotSettings): HubspotClient {
  async function attempt<T>(signal: AbortSignal, ask: Ask<T>): Promise<{ body: T } | { refused: Outcome }> {
    const until = AbortSignal.any([signal, AbortSignal.timeout(settings.timeoutMs)]);
    let last: Outcome | undefined;
    const api = await openApi(settings, (request) => exchange(request, until, (outcome) => (last = outcome)));
    try {
      return { body: await ask(api) };
    } catch (error) {
      return { refused: last ?? { cut: error } };
    }
  }

  async function read<T>(signal: AbortSignal, ask: Ask<T>): Promise<T> {
    const deadline = Date.now() + settings.patienceMs;
    for (let count = 1; ; count++) {
      const answer = await attempt(signal, ask);
      if ('body' in answer) return answer.body;
      const delay = signal.aborted ? undefined : delayAfter(answer.refused, count);
      if (delay === undefined || Date.now() + delay > deadline) throw failureFrom(answer.refused, 'read');
      await sleep(delay, undefined, { signal }).catch((cut: unknown) => {
        throw failureFrom({ cut }, 'read');
      });
    }
  }

  async function write<T>(signal: AbortSignal, ask: Ask<T>): Promise<T> {
    const effect: Effect = 'write';
    const answer = await attempt(signal, ask);
    if ('body' in answer) return answer.body;
    throw failureFrom(answer.refused, effect);
  }

  return { read, write };
}

function delayAfter(outcome: Outcome, attempt: number): number | undefined {
  if ('status' in outcome && outcome.status === 429 && isDaily(outcome.text)) return undefined;
  const locked = 'status' in outcome && outcome.status === 423;
  return retryDelay(locked ? { ...outcome, status: 429 } : outcome, attempt);
}

type Send = (request: Request) => ReturnType<typeof exchange>;

/** Of the SDK only CRM objects and owners, at the first call: each of its APIs brings its own copy of everything. */
async function openApi({ apiUrl, token }: HubspotSettings, send: Send): Promise<HubspotApi> {
  const [objects, owners] = await Promise.all([
    import('@hubspot/api-client/lib/codegen/crm/objects/index.js'),
    import('@hubspot/api-client/lib/codegen/crm/owners/index.js'),
  ]);
  const authMethods = { oauth2: { accessToken: token } };
  const ofObjects = objects.createConfiguration({
    baseServer: new objects.ServerConfiguration(apiUrl, {}),
    authMethods,
    httpApi: objects.wrapHttpLibrary({
      send: async (request) => {
        const { status, headers, text } = await send(request);
        return new objects.ResponseContext(status, headers, bodyOf(text));
      },
    }),
  });
  const ofOwners = owners.createConfiguration({
    baseServer: new owners.ServerConfiguration(apiUrl, {}),
    authMethods,
    httpApi: owners.wrapHttpLibrary({
      send: async (request) => {
        const { status, headers, text } = await send(request);
        return new owners.ResponseContext(status, headers, bodyOf(text));
      },
    }),
  });
  return {
    objects: new objects.BasicApi(ofObjects),
    batches: new objects.BatchApi(ofObjects),
    owners: new owners.OwnersApi(ofOwners),
  };
}

function bodyOf(text: string) {
  return { text: async () => text, binary: async () => Buffer.from(text) };
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { HookVendor } from './hook-keys.ts';
import { signHook } from './sign-hook.ts';

/** `again`: what its body is at another attempt, where that differs. */
export type Hook = {
  vendor: HookVendor;
  body: object;
  headers?: Record<string, string>;
  again?(attempt: number): object;
};

export type HookSender = {
  /** From now on webhooks go to this server: `http://127.0.0.1:3000`. Before, nobody has subscribed to any. */
  deliverTo(base: string): void;
  send(hook: Hook): void;
  /** Resolves when nothing is on its way. */
  idle(): Promise<void>;
  /** What was answered, oldest first: `zendesk 202`. */
  answers(): string[];
  close(): Promise<void>;
};

/**
 * When a delivery is sent again, in milliseconds after the one before. GitHub itself never sends one again by itself, the others do so for
 * minutes or a day; here all are quick, because somebody sits before it.
 */
const pauses: Record<HookVendor, readonly number[]> = {
  zendesk: [500, 2_000, 5_000],
  github: [],
  hubspot: [500, 2_000, 5_000, 15_000],
  xero: [500, 2_000, 5_000, 15_000],
};

/** Sends webhooks as the vendors do: signed anew for each attempt, in the order of the changes, and again when they were not taken. */
export function hookSender(): HookSender {
  let base: string | undefined;
  let queue: Promise<void> = Promise.resolve();
  const answers: string[] = [];
  const closing = new AbortController();

  async function deliver(to: string, hook: Hook): Promise<void> {
    for (const [attempt, pause] of [0, ...pauses[hook.vendor]].entries()) {
      await sleep(pause, undefined, { signal: closing.signal });
      const body = hook.again?.(attempt) ?? hook.body;
      const status = await post(to, { ...hook, body }, closing.signal);
      answers.push(`${hook.vendor} ${status ?? 'nothing'}`);
      if (status !== undefined && status !== 429 && status < 500) return;
    }
  }

  return {
    deliverTo: (address) => (base = address),
    send(hook) {
      const to = base;
      if (to === undefined) return;
      queue = queue.then(() => deliver(to, hook)).catch(() => undefined);
    },
    async idle() {
      let seen;
      do await (seen = queue);
      while (seen !== queue);
    },
    answers: () => [...answers],
    async close() {
      closing.abort();
      await queue;
    },
  };
}

async function post(
  base: string,
  { vendor, body, headers = {} }: Hook,
  signal: AbortSignal,
): Promise<number | undefined> {
  const text = JSON.stringify(body);
  try {
    const response = await fetch(`${base}/hooks/${vendor}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        ...headers,
        ...signHook[vendor](text, new Date()),
      },
      body: text,
      signal: AbortSignal.any([signal, AbortSignal.timeout(12_000)]),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return undefined;
  }
}

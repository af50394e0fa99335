import type { Readiness } from './server.ts';

/** Asks every part at once; what does not answer is named, and nothing about it leaves the process. */
export function readiness(parts: Record<string, () => unknown>): Readiness {
  return async () => {
    const states = Object.entries(parts).map(async ([name, check]) => [name, await stateOf(check)] as const);
    return Object.fromEntries(await Promise.all(states));
  };
}

async function stateOf(check: () => unknown): Promise<string> {
  try {
    await check();
    return 'ok';
  } catch {
    return 'not answering';
  }
}

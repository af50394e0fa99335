import type { Changes } from './changes.ts';

export type Patience = { withinMs?: number; what?: string };

/** Resolves with the first thing that `look` finds, now or after a change; looks at changes only, so it never polls. */
export function until<T>(changes: Changes, look: () => T | undefined, patience: Patience = {}): Promise<T> {
  const { withinMs = 5_000, what = String(look) } = patience;
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const tryToSee = (): void => {
    try {
      const seen = look();
      if (seen !== undefined) resolve(seen);
    } catch (error) {
      reject(error);
    }
  };
  const giveUp = setTimeout(() => reject(new Error(`not seen within ${withinMs} ms: ${what}`)), withinMs);
  const unlisten = changes.listen(tryToSee);
  tryToSee();
  return promise.finally(() => {
    clearTimeout(giveUp);
    unlisten();
  });
}

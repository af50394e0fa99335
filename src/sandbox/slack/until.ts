import type { Changes } from './changes.ts';

export type Patience = { withinMs?: number; what?: string };

/** Resolves with the first thing that `look` finds, now or after a change; looks at changes only, so it never polls. */
export function until<T>(changes: Changes, look: () => T | undefined, patience: Patience = {}): Promise<T> {
  const { withinMs = 5_000, what = String(look) } = patience;
  return new Promise((resolve, reject) => {
    const tryToSee = (): void => {
      const seen = look();
      if (seen === undefined) return;
      stop();
      resolve(seen);
    };
    const giveUp = setTimeout(() => {
      stop();
      reject(new Error(`not seen within ${withinMs} ms: ${what}`));
    }, withinMs);
    const unlisten = changes.listen(tryToSee);
    const stop = (): void => {
      clearTimeout(giveUp);
      unlisten();
    };
    tryToSee();
  });
}

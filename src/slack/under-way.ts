import type { Logger } from '../lib/logger.ts';

/** Work that goes on after its listener has answered. The app lets it end before it stops. */
export type UnderWay = { add(work: Promise<void>): void; ended(): Promise<void> };

export function workUnderWay(log: Pick<Logger, 'error'>): UnderWay {
  const going = new Set<Promise<void>>();
  return {
    add(work) {
      const kept = work
        .catch((error: unknown) => log.error({ err: error }, 'work after an answer failed'))
        .finally(() => going.delete(kept));
      going.add(kept);
    },
    async ended() {
      while (going.size > 0) await Promise.all(going);
    },
  };
}

import { Refused } from '../../domain/refused.ts';
import { second } from '../../lib/time.ts';
import type { Clock } from '../../lib/time.ts';

/** How much one token may ask: `burst` at once, and so many a second in the long run. Counted by each process for itself. */
export type PaceOptions = { burst: number; perSecond: number };
export const usualPace: PaceOptions = { burst: 60, perSecond: 5 };

const mostKept = 10_000;

/** A bucket for each token. Taking from an empty one throws Refused('too_many_requests') with the seconds to wait. */
export function paceBy({ burst, perSecond }: PaceOptions, now: Clock): (tokenId: string) => void {
  const buckets = new Map<string, { left: number; at: number }>();
  return (tokenId) => {
    const at = now().getTime();
    const before = buckets.get(tokenId) ?? { left: burst, at };
    const passed = Math.max(0, at - before.at) / second;
    const left = Math.min(burst, before.left + passed * perSecond);
    if (left < 1)
      throw new Refused('too_many_requests', { seconds: String(Math.ceil((1 - left) / perSecond)) });
    if (buckets.size >= mostKept) buckets.clear();
    buckets.set(tokenId, { left: left - 1, at });
  };
}

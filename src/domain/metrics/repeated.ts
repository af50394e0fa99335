import { day } from '../../lib/time.ts';
import type { Period } from '../week.ts';
import type { Opened } from './happened.ts';

const times = 3;
const within = 7 * day;

/** Fingerprints of which the third incident within seven days fell into the period. */
export function repeatedFailures(incidents: readonly Opened[], { from, to }: Period): string[] {
  const byFingerprint = Map.groupBy(incidents, ({ fingerprint }) => fingerprint);
  return [...byFingerprint]
    .filter(([, same]) => {
      const opened = same.map(({ openedAt }) => openedAt.getTime()).toSorted((a, b) => a - b);
      return opened.some((third, index) => {
        const first = opened[index - (times - 1)];
        const isInPeriod = third >= from.getTime() && third < to.getTime();
        return first !== undefined && isInPeriod && third - first <= within;
      });
    })
    .map(([fingerprint]) => fingerprint)
    .toSorted();
}

import type { Counted } from './counted.ts';
import type { Split } from './operations.ts';

/** Null of no run. */
export function splitOf({ count, ...sums }: Counted['split']): Split | null {
  if (count === 0) return null;
  const mean = (sum: number) => Math.round(sum / count);
  const queue = mean(sums.queue);
  const agent = mean(sums.agent);
  const review = mean(sums.review);
  const execution = mean(sums.execution);
  const blocked = mean(sums.blocked);
  return {
    count,
    queue,
    agent,
    review,
    execution,
    blocked,
    whole: queue + agent + review + execution + blocked,
  };
}

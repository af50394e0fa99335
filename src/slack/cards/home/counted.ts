import { countedRuns } from '../../../reports/home/home.ts';

const thousands = new Intl.NumberFormat('en-US');

/** `43`, or `more than 1,000` where nobody counts on. */
export function upTo(count: number): string {
  return count > countedRuns ? `more than ${thousands.format(countedRuns)}` : thousands.format(count);
}

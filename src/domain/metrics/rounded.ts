/**
 * A span of milliseconds to two significant digits, half away from zero: as spans are counted, so that a day of thousands of runs is a
 * few hundred numbers, and percentiles of many days together are exact over them.
 */
export function rounded(milliseconds: number): number {
  const size = Math.abs(milliseconds);
  const unit = 10 ** Math.max(0, String(size).length - 2);
  return Math.sign(milliseconds) * Math.round(size / unit) * unit;
}

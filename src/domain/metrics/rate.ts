/** So many of so many: a rate is never shown without its counts. */
export type Rate = { of: number; outOf: number };

/** The share as a whole percentage; null of nothing, since nothing is not zero. */
export function percentOf({ of, outOf }: Rate): number | null {
  return outOf === 0 ? null : Math.round((of / outOf) * 100);
}

/** Fewer are shown as counts alone: one case more would move the share by ten points. */
export const fewest = 10;

export function enough({ outOf }: Rate): boolean {
  return outOf >= fewest;
}

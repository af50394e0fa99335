/** How sure the bound is: it is too low for at most one workflow in twenty that is no better than its tolerance. */
export const delta = 0.05;

/** `0.0493` → `4.9 %`. */
export function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}

/**
 * The largest share of wrong ones that could still, with probability δ, show as few as these: the one-sided upper bound of Clopper and
 * Pearson (Biometrika 26, 1934), sup { r : P[Bin(of, r) ≤ wrong] ≥ δ }. One when nothing was seen.
 */
export function upperBound(wrong: number, of: number): number {
  if (of === 0 || wrong >= of) return 1;
  let low = wrong / of;
  let high = 1;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (atMost(wrong, of, middle) >= delta) low = middle;
    else high = middle;
  }
  return high;
}

/** How many must be seen, of which so many are wrong, for the bound to be within the tolerance: 59 with none wrong at 5 %. */
export function neededFor(wrong: number, tolerance: number): number {
  const suffices = (of: number) => atMost(wrong, of, tolerance) <= delta;
  let enough = wrong + 1;
  while (!suffices(enough)) enough *= 2;
  let few = Math.floor(enough / 2);
  while (enough - few > 1) {
    const middle = Math.floor((few + enough) / 2);
    if (suffices(middle)) enough = middle;
    else few = middle;
  }
  return enough;
}

/** P[Bin(of, rate) ≤ wrong]. In logarithms, since (1 − rate)^of is zero long before its sum is. */
function atMost(wrong: number, of: number, rate: number): number {
  if (wrong >= of) return 1;
  let term = of * Math.log1p(-rate);
  let sum = Math.exp(term);
  for (let seen = 0; seen < wrong; seen += 1) {
    term += Math.log((of - seen) / (seen + 1)) + Math.log(rate) - Math.log1p(-rate);
    sum += Math.exp(term);
  }
  return sum;
}

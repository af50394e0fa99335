/** What all events of a batch are, for people who look at deliveries. */
export function commonName(names: readonly string[]): string {
  const [first = 'nothing', ...others] = new Set(names);
  return others.length ? 'several' : first;
}

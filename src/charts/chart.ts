/** A line of a chart: a value for each of its categories, null where nothing is known. */
export type Series = { name: string; values: readonly (number | null)[] };

/** A picture of numbers, as data: what `drawChart` draws, and text bars say. */
export type Chart = {
  kind: 'bars' | 'stacked bars' | 'lines';
  title: string;
  /** Of the values, as it stands behind each: ` h`, ` %`. */
  unit: string;
  categories: readonly string[];
  series: readonly Series[];
};

/** What stood open in a workflow at one instant. */
export type Standing = {
  reviews: number;
  overdue: number;
  /** When the oldest of the open reviews was opened; null of none. */
  oldest: string | null;
  incidents: number;
};

export const nothingStanding: Standing = { reviews: 0, overdue: 0, oldest: null, incidents: 0 };

/** Of several workflows together. */
export function standingTogether(all: readonly Standing[]): Standing {
  const sum = (of: 'reviews' | 'overdue' | 'incidents') => all.reduce((total, one) => total + one[of], 0);
  const oldest = all.flatMap((one) => one.oldest ?? []).toSorted()[0] ?? null;
  return { reviews: sum('reviews'), overdue: sum('overdue'), oldest, incidents: sum('incidents') };
}

/**
 * What somebody is told about an absence. The deputy: `named` when it is declared, `begun` on its first day when that is
 * later, `over` when a person ended it. Whoever was away: `back` when it ended by itself, `unattended` when the deputy
 * declares to be away, too.
 */
export const absenceOccasions = ['named', 'begun', 'over', 'back', 'unattended'] as const;
export type AbsenceOccasion = (typeof absenceOccasions)[number];

type Span = { startsAt: Date; endsAt: Date };

/** `taken_back`: ended before it began. */
export type AbsenceState = 'ahead' | 'running' | 'over' | 'taken_back';

export function absenceStateAt({ startsAt, endsAt }: Span, at: Date): AbsenceState {
  if (endsAt <= startsAt) return 'taken_back';
  if (at < startsAt) return 'ahead';
  return at < endsAt ? 'running' : 'over';
}

export function overlaps(one: Span, other: Span): boolean {
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt;
}

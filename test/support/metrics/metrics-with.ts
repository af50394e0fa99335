import { nothingCounted } from '../../../src/domain/metrics/counted.ts';
import type { Counted } from '../../../src/domain/metrics/counted.ts';
import { metricsOf } from '../../../src/domain/metrics/operations.ts';
import { nothingStanding } from '../../../src/domain/metrics/standing.ts';
import type { Standing } from '../../../src/domain/metrics/standing.ts';
import { noTroubles } from '../../../src/domain/metrics/troubles.ts';
import type { Troubles } from '../../../src/domain/metrics/troubles.ts';
import type { Period } from '../../../src/domain/week.ts';
import { day, later } from '../../../src/lib/time.ts';

/** The numbers of a period in which this was counted and nothing else. */
export function metricsWith(
  period: Period,
  counted: Partial<Counted> = {},
  { troubles = noTroubles, standing = nothingStanding }: { troubles?: Troubles; standing?: Standing } = {},
) {
  const now = later(period.to, 30 * day);
  return metricsOf({ period, now }, { ...nothingCounted(), ...counted }, troubles, {
    ...standing,
    at: period.to,
  });
}

import type { Promotion } from '../../db/promotions.ts';
import { Refused } from '../../domain/refused.ts';

/** Whoever comes too late is told how it ended, and by whom. */
export function promotionOver({ state, endedBy, endedAt, voidReason }: Promotion): Refused {
  return new Refused('promotion_over', {
    how: state,
    ...(voidReason ? { why: voidReason } : {}),
    ...(endedBy ? { by: endedBy } : {}),
    ...(endedAt ? { at: endedAt.toISOString() } : {}),
  });
}

import { day } from '../../lib/time.ts';

/** A proposal to promote waits so long for its second person. */
export const promotionLastsMs = 7 * day;

export const promotionStates = ['open', 'confirmed', 'withdrawn', 'lapsed', 'void'] as const;
export type PromotionState = (typeof promotionStates)[number];

/** Why it came to nothing by itself. */
export const voidReasons = ['evidence', 'version', 'mode', 'proposer'] as const;
export type VoidReason = (typeof voidReasons)[number];

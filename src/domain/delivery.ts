/**
 * `waiting`: stored, its job is on its way. `held`: a workflow that it concerns stands still or lacks people; it starts
 * when that has ended. `done`: it started runs or joined open ones. `ignored`: it concerned no workflow. `refused`: it cannot
 * start what it should; `reason` says why, and the same delivery sent anew is tried anew.
 */
export const deliveryStates = ['waiting', 'held', 'done', 'ignored', 'refused'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** A delivery as its source sent it, its signature checked. Both ids are known of old when it was sent before. */
export type Signed = {
  /** The source's own id of it, for people who look it up there. */
  deliveryId: string;
  /** A hash of what was signed, so that a copy under another id is known, too. */
  fingerprint: string;
};

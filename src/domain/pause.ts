/** A pause of everything, in place of a workflow's id. */
export const everyWorkflow = '*';

/** What stands still, by what it was doing. */
export type StoodStill = { queued: number; running: number; executing: number; awaitingReview: number };

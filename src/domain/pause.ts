/** A pause of everything, in place of a workflow's id. */
export const everyWorkflow = '*';

/** What stands still, by what it was doing. */
export type StoodStill = {
  queued: number;
  /** An agent was at work on it. */
  running: number;
  executing: number;
  /** Approved actions of runs that were being carried out, not yet begun. */
  actions: number;
  awaitingReview: number;
  /** Whose times pass, or wait. */
  schedules: number;
  /** From other systems, not yet runs: these are kept, with those that still come. */
  deliveries: number;
};

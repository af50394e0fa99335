import type { ActorKind } from '../event.ts';
import type { IncidentCause } from '../incident.ts';
import type { ReviewResolution } from '../review.ts';
import type { Mode, RunStatus } from '../run.ts';
import type { Period } from '../week.ts';

type OfWorkflow = { workflowId: string };

/** A run that ended in the period. */
export type FinishedRun = OfWorkflow & {
  status: RunStatus;
  mode: Mode;
  receivedAt: Date;
  finishedAt: Date;
  /** Null when one of its model calls has no known price. */
  costMicroUsd: number | null;
};

/** A review that ended in the period. */
export type EndedReview = OfWorkflow & { resolution: ReviewResolution; openedAt: Date; resolvedAt: Date };

/** One person's rejection in the period. */
export type Rejection = OfWorkflow & { reasonCode: string | null };

/** A move to a higher level in the period: by a person, a rule or the clock. */
export type Escalated = OfWorkflow & { category: string; by: ActorKind };

/** An incident; those of the seven days before the period are there for what repeats. */
export type Opened = OfWorkflow & {
  runId: string | null;
  cause: IncidentCause;
  fingerprint: string;
  openedAt: Date;
};

/** A review that was open at the end of the period, or now where that is earlier. */
export type WaitingReview = OfWorkflow & { openedAt: Date; dueAt: Date };

/** What the numbers of a period are counted from: rows of the database, as they are. */
export type Happened = {
  period: Period;
  /** The instant at which the queue is looked at: the end of the period, or now. */
  at: Date;
  runs: FinishedRun[];
  reviews: EndedReview[];
  rejections: Rejection[];
  escalations: Escalated[];
  incidents: Opened[];
  waiting: WaitingReview[];
};

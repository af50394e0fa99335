import { findOpenReview } from '../db/reviews.ts';
import { listRecentRuns } from '../db/runs.ts';
import type { RecentRuns, Run } from '../db/runs.ts';
import type { RunStatus } from '../domain/run.ts';
import type { Sources } from './run-view.ts';

/** A run in one line. */
export type RecentRun = {
  id: string;
  workflowId: string;
  workflowTitle: string;
  subject: string;
  status: RunStatus;
  requesterId: string | null;
  /** Asked for once more though nothing had changed since that run. */
  rerunOf: string | null;
  receivedAt: Date;
  finishedAt: Date | null;
  /** Who it waits for: `support-reviewers, level 1`. */
  waitingFor: string | null;
};

/** The newest runs of these workflows, and of this requester in any. */
export async function listRuns(
  sources: Pick<Sources, 'db' | 'workflows'>,
  wanted: RecentRuns,
): Promise<RecentRun[]> {
  const runs = await listRecentRuns(sources.db, wanted);
  return Promise.all(runs.map((run) => lineFor(sources, run)));
}

export async function lineFor(
  { db, workflows }: Pick<Sources, 'db' | 'workflows'>,
  run: Run,
): Promise<RecentRun> {
  const review = run.status === 'awaiting_review' ? await findOpenReview(db, run.id) : undefined;
  const { id, status, requesterId, rerunOf, receivedAt, finishedAt } = run;
  return {
    id,
    status,
    requesterId,
    rerunOf,
    receivedAt,
    finishedAt,
    workflowId: run.workflowId,
    workflowTitle: workflows.find((workflow) => workflow.id === run.workflowId)?.title ?? run.workflowId,
    subject: run.subjectLabel,
    waitingFor: review ? `${review.teamId}, level ${review.level}` : null,
  };
}

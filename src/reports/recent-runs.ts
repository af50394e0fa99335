import { listRunPage } from '../db/run-pages.ts';
import type { Seen } from '../db/run-pages.ts';
import type { Run } from '../db/runs.ts';
import { listOpenReviewsOf } from '../db/waiting.ts';
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
  { limit, ...seen }: Seen & { limit: number },
): Promise<RecentRun[]> {
  return linesOf(sources, await listRunPage(sources.db, seen, {}, undefined, limit));
}

/** The lines of these runs in their order; whom they wait for is asked once for all. */
export async function linesOf(
  { db, workflows }: Pick<Sources, 'db' | 'workflows'>,
  runs: readonly Run[],
): Promise<RecentRun[]> {
  const waiting = runs.filter(({ status }) => status === 'awaiting_review').map(({ id }) => id);
  const reviews = await listOpenReviewsOf(db, waiting);
  return runs.map((run) => {
    const review = reviews.find(({ runId }) => runId === run.id);
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
  });
}

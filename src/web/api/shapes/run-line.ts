import type { RecentRun } from '../../../reports/recent-runs.ts';

export function runLine(run: RecentRun) {
  return {
    id: run.id,
    workflow: run.workflowId,
    subject: run.subject,
    status: run.status,
    requester: run.requesterId,
    rerun_of: run.rerunOf,
    waiting_for: run.waitingFor,
    received_at: run.receivedAt,
    finished_at: run.finishedAt,
  };
}

import { listExecutionsOf } from '../db/executions.ts';
import { listThreads } from '../db/messages.ts';
import type { Run } from '../db/runs.ts';
import type { StoppedRun } from '../domain/incident-view.ts';
import { remediesFor, stageOf } from '../domain/remedy.ts';
import type { Sources } from './run-view.ts';

/** These runs in their order, each with what lets it go on. Two queries, however many they are. */
export async function stoppedRuns(
  { db, workflows, threadUrl }: Pick<Sources, 'db' | 'workflows' | 'threadUrl'>,
  runs: readonly Run[],
): Promise<StoppedRun[]> {
  const ids = runs.map(({ id }) => id);
  const [all, threads] = await Promise.all([listExecutionsOf(db, ids), listThreads(db, ids)]);
  return runs.map((run) => {
    const executions = all.filter(({ runId }) => runId === run.id);
    const thread = threads.find(({ runId }) => runId === run.id);
    const workflow = workflows.find(({ id }) => id === run.workflowId);
    return {
      id: run.id,
      workflow: { id: run.workflowId, title: workflow?.title ?? run.workflowId },
      subject: run.subjectLabel,
      status: run.status,
      cause: run.cause,
      causeCode: run.causeCode,
      channelId: run.channelId,
      url: thread?.ts ? (threadUrl?.(thread.channelId, thread.ts) ?? null) : null,
      since: run.movedAt,
      remedies: remediesFor({ ...run, executions }),
      stage: stageOf({ cause: run.cause, executions }),
      unknownAction: executions.find(({ status }) => status === 'unknown')?.actionId ?? null,
    };
  });
}

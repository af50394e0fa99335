import type { Db } from '../db/client.ts';
import { listThreads } from '../db/messages.ts';
import type { EventRow } from '../db/events.ts';
import type { Proposal } from '../db/proposals.ts';
import type { Recall } from '../domain/recall.ts';
import type { RecallView } from '../domain/run-view.ts';
import type { Sources } from './run-view.ts';

/** What people read of an action's earlier rejection: in the words of the workflow where it happened, with a way there. */
export async function recallViews(
  { db, workflows, threadUrl }: Pick<Sources, 'workflows' | 'threadUrl'> & { db: Db },
  proposals: readonly Proposal[],
  events: readonly EventRow[],
): Promise<(proposal: Proposal) => RecallView[]> {
  const recallsOf = (proposal: Proposal) => judgedAgain(proposal, events) ?? proposal.recalls;
  const runIds = new Set(proposals.flatMap(recallsOf).map(({ runId }) => runId));
  const threads = await listThreads(db, [...runIds]);
  return (proposal) =>
    recallsOf(proposal).map(({ actionId, reasonCode, by, at, runId }) => {
      const thread = threads.find((each) => each.runId === runId);
      const reasons = workflows.find(({ id }) => id === thread?.workflowId)?.rejectReasons ?? [];
      return {
        actionId,
        by,
        runId,
        at: new Date(at),
        reason: reasons.find(({ code }) => code === reasonCode)?.label ?? reasonCode.replaceAll('_', ' '),
        url: thread?.ts ? (threadUrl?.(thread.channelId, thread.ts) ?? null) : null,
      };
    });
}

/** What was found when the rules were last tried on it: before it is carried out they are tried once more. */
function judgedAgain({ id }: Proposal, events: readonly EventRow[]): Recall[] | undefined {
  const judged = events.findLast(({ type, data }) => type === 'policy.routed' && data['proposal'] === id);
  return judged?.data['recalls'] as Recall[] | undefined;
}

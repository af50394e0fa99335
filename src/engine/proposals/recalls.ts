import type { Db } from '../../db/client.ts';
import { insertRejectedActions, listRejectedSince } from '../../db/rejected-actions.ts';
import type { Review } from '../../db/reviews.ts';
import type { Action } from '../../domain/proposal.ts';
import { fingerprintOf, recalledForMs } from '../../domain/recall.ts';
import type { Recall } from '../../domain/recall.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { later } from '../../lib/time.ts';

/** Which of these actions were rejected within the last seven days, in this run or another; each with the newest rejection. */
export async function recallsOf(
  db: Db,
  workflow: Workflow,
  actions: readonly Action[],
  now: Date,
): Promise<Recall[]> {
  const named = actions.map((action) => ({ action, fingerprint: fingerprintIn(workflow, action) }));
  const fingerprints = [...new Set(named.map(({ fingerprint }) => fingerprint))];
  const rejected = await listRejectedSince(db, fingerprints, later(now, -recalledForMs));
  return named.flatMap(({ action, fingerprint }) => {
    const newest = rejected.find((each) => each.fingerprint === fingerprint);
    if (!newest) return [];
    const { reasonCode, rejectedBy, rejectedAt, runId } = newest;
    return [{ actionId: action.id, reasonCode, by: rejectedBy, at: rejectedAt.toISOString(), runId }];
  });
}

/** Remembers what was rejected, why and by whom, for whoever is asked about the same again. */
export async function rememberRejected(
  tx: Db,
  workflow: Workflow,
  review: Pick<Review, 'id' | 'runId'>,
  actions: readonly Action[],
  rejection: { reasonCode: string; rejectedBy: string; rejectedAt: Date },
): Promise<void> {
  await insertRejectedActions(
    tx,
    actions.map((action) => ({
      reviewId: review.id,
      runId: review.runId,
      actionId: action.id,
      fingerprint: fingerprintIn(workflow, action),
      ...rejection,
    })),
  );
}

/** A tool that a deploy took away leaves all arguments to know its actions by. */
function fingerprintIn({ writes }: Workflow, { tool, args }: Action): string {
  return fingerprintOf(tool, writes.find(({ name }) => name === tool)?.bindings ?? {}, args);
}

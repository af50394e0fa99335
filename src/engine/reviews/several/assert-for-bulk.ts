import { listEscalations } from '../../../db/reviews.ts';
import { bulkObstacle } from '../../../domain/bulk.ts';
import { Refused } from '../../../domain/refused.ts';
import type { Scene } from '../decide-on.ts';

/** Throws Refused('not_for_bulk') when this one needs a look of its own. Judged at the decision, whatever a list offered before. */
export async function assertForBulk({ tx, run, review, proposal, body }: Scene): Promise<void> {
  const escalation = (await listEscalations(tx, run.id)).find(({ toReviewId }) => toReviewId === review.id);
  const obstacle = bulkObstacle({
    body,
    quorum: review.quorum,
    furtherLevels: review.remaining.length,
    writtenBy: proposal.authorKind,
    recalls: proposal.recalls,
    escalatedBy: escalation?.askedByKind ?? null,
  });
  if (obstacle) throw new Refused('not_for_bulk', { obstacle });
}

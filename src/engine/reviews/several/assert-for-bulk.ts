import { listEscalations } from '../../../db/reviews.ts';
import { bulkObstacle, forBulk } from '../../../domain/bulk.ts';
import { Refused } from '../../../domain/refused.ts';
import type { Scene } from '../decide-on.ts';

/** Throws Refused('not_for_bulk') when this one needs a look of its own. Judged at the decision, whatever a list offered before. */
export async function assertForBulk({ tx, run, review, proposal, body }: Scene): Promise<void> {
  const escalations = await listEscalations(tx, run.id);
  const obstacle = bulkObstacle(forBulk({ review, proposal, body, escalations }));
  if (obstacle) throw new Refused('not_for_bulk', { obstacle });
}

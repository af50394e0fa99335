import type { Db } from '../../../db/client.ts';
import { recordEvents } from '../../../db/events.ts';
import { resolveReview } from '../../../db/reviews.ts';
import type { Review } from '../../../db/reviews.ts';
import { moveRun } from '../../../db/runs.ts';
import type { Run } from '../../../db/runs.ts';
import { theClock } from '../../../domain/event.ts';
import type { OnSilence } from '../../../domain/timetable.ts';
import type { Context } from '../../context.ts';
import { blockRun } from '../../runs/block-run.ts';
import { closeIncidents } from '../../incidents/close-incidents.ts';
import { openIncident } from '../../incidents/open-incident.ts';
import { tellOutcome } from '../../runs/tell-outcome.ts';
import { Superseded } from '../../superseded.ts';

/** Nobody decided: the run ends, or is kept for its owner. Its owner hears of it and its requester is told either way. */
export async function endInSilence(
  ctx: Context,
  tx: Db,
  { run, review }: { run: Run; review: Review },
  how: OnSilence,
): Promise<void> {
  const now = ctx.now();
  const code = `level_${review.level}`;
  await resolveReview(tx, review.id, 'expired', now);
  const data = { review: review.id, resolution: 'expired' };
  await recordEvents(tx, run.id, now, [{ type: 'review.resolved', actor: theClock, data }]);
  if (how === 'block') {
    const blocked = await blockRun(ctx, tx, run, { cause: 'review_expired', code, by: theClock });
    if (!blocked) throw new Superseded(run.id);
    return;
  }
  const expired = await moveRun(tx, run.id, 'expired', now, { finishedAt: now, cause: 'review_expired' });
  if (!expired) throw new Superseded(run.id);
  await recordEvents(tx, run.id, now, [{ type: 'run.expired', actor: theClock }]);
  await closeIncidents(ctx, tx, expired);
  await openIncident(ctx, tx, expired, 'review_expired', code);
  await tellOutcome(ctx, tx, expired);
}

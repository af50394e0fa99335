import { recordEvents } from '../../db/events.ts';
import { touchMessages } from '../../db/messages.ts';
import { listReviewDecisions, resolveReview } from '../../db/reviews.ts';
import { moveRun } from '../../db/runs.ts';
import { countOf } from '../../domain/tally.ts';
import { Refused } from '../../domain/refused.ts';
import type { Context } from '../context.ts';
import { decideOn } from './decide-on.ts';
import type { Decided, Deciding } from './decide-on.ts';
import { Superseded } from '../superseded.ts';
import { tellOutcome } from '../runs/tell-outcome.ts';

/** Records one rejection with a reason that its workflow knows; when enough reject, the run ends and the requester is told why. */
export async function rejectReview(
  ctx: Context,
  input: Deciding & { reasonCode: string; note: string },
): Promise<Decided> {
  return decideOn(ctx, 'reject', input, async ({ tx, run, workflow, review, now, by, record }) => {
    if (!workflow.rejectReasons.some((reason) => reason.code === input.reasonCode)) {
      throw new Refused('bad_input', { reason: 'Choose one of the listed reasons.' });
    }
    await record({ kind: 'reject', reasonCode: input.reasonCode, note: input.note });
    const rejections = countOf(await listReviewDecisions(tx, review.id), 'reject');
    if (rejections < review.rejections) return touchMessages(tx, run.id, now, { kinds: ['root', 'card'] });
    await resolveReview(tx, review.id, 'rejected', now);
    const rejected = await moveRun(tx, run.id, 'rejected', now, { decidedAt: now, finishedAt: now });
    if (!rejected) throw new Superseded(run.id);
    await recordEvents(tx, run.id, now, [
      {
        type: 'review.resolved',
        actor: by,
        data: { review: review.id, resolution: 'rejected' },
      },
      { type: 'run.rejected', actor: by, data: { reason: input.reasonCode } },
    ]);
    await tellOutcome(ctx, tx, rejected);
  });
}

import { recordEvents } from '../../db/events.ts';
import { touchMessages } from '../../db/messages.ts';
import { listReviewDecisions, listReviews, resolveReview } from '../../db/reviews.ts';
import { moveRun } from '../../db/runs.ts';
import { allAskAgain, triesLeft } from '../../domain/another-try.ts';
import { countOf } from '../../domain/tally.ts';
import { Refused } from '../../domain/refused.ts';
import { sendBack } from '../attempts/send-back.ts';
import type { Context } from '../context.ts';
import { rememberRejected } from '../proposals/recalls.ts';
import { decideOn } from './decide-on.ts';
import type { Decided, Deciding, Scene } from './decide-on.ts';
import { Superseded } from '../superseded.ts';
import { closeIncidents } from '../incidents/close-incidents.ts';
import { tellOutcome } from '../runs/tell-outcome.ts';

/** `again` asks the agent to try once more with what was said. */
export type Rejecting = Deciding & { reasonCode: string; note: string; again?: boolean };

/**
 * Records one rejection with a reason that its workflow knows. When enough reject, the run ends and the requester is told
 * why; or, where all who rejected ask for it, the agent tries again with their words. Throws Refused('no_more_tries') when
 * it has done so twice.
 */
export async function rejectReview(ctx: Context, input: Rejecting): Promise<Decided> {
  return decideOn(ctx, 'reject', input, async (scene) => {
    const { tx, run, workflow, review, body, by, now } = scene;
    const { reasonCode, note, again = false } = input;
    if (!workflow.rejectReasons.some((reason) => reason.code === reasonCode)) {
      throw new Refused('bad_input', { reason: 'Choose one of the listed reasons.' });
    }
    const left = triesLeft(await listReviews(tx, run.id));
    if (again && left <= 0) throw new Refused('no_more_tries');

    await scene.record({ kind: 'reject', reasonCode, note, again });
    const answers = await listReviewDecisions(tx, review.id);
    if (countOf(answers, 'reject') < review.rejections)
      return touchMessages(tx, run.id, now, { kinds: ['root', 'card', 'notice'] });
    await resolveReview(tx, review.id, 'rejected', now);
    const data = { review: review.id, resolution: 'rejected' };
    await recordEvents(tx, run.id, now, [{ type: 'review.resolved', actor: by, data }]);
    await rememberRejected(tx, workflow, review, body.actions, {
      reasonCode,
      rejectedBy: by.id,
      rejectedAt: now,
    });
    if (!allAskAgain(answers.filter(({ kind }) => kind === 'reject'))) return end(ctx, scene, reasonCode);
    const retried = { reason: reasonCode, review: review.id, left: left - 1 };
    await sendBack(ctx, tx, run, { type: 'run.retried', actor: by, data: retried });
  });
}

async function end(ctx: Context, { tx, run, by, now }: Scene, reasonCode: string): Promise<void> {
  const rejected = await moveRun(tx, run.id, 'rejected', now, { decidedAt: now, finishedAt: now });
  if (!rejected) throw new Superseded(run.id);
  await recordEvents(tx, run.id, now, [{ type: 'run.rejected', actor: by, data: { reason: reasonCode } }]);
  await tellOutcome(ctx, tx, rejected);
  await closeIncidents(ctx, tx, rejected);
}

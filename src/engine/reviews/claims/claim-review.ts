import { recordEvents } from '../../../db/events.ts';
import type { Context } from '../../context.ts';
import { asDecider } from '../as-decider.ts';
import type { Deciding } from '../decide-on.ts';
import { keepClaim } from './keep-claim.ts';
import type { Kept } from './keep-claim.ts';

/**
 * Says for a while who looks at a review. It takes no right from anybody: a control that one absent person can block is
 * worse than two people looking. Whoever may decide may also take it over.
 */
export async function claimReview(ctx: Context, input: Deciding): Promise<Kept> {
  return asDecider(ctx, 'claim', input, async (scene) => {
    const { tx, run, review, by, onBehalfOf, now } = scene;
    const kept = await keepClaim(ctx, scene, { holderId: by.id, fromId: null, noteId: null });
    const data = {
      review: review.id,
      until: kept.until.toISOString(),
      ...(onBehalfOf ? { onBehalfOf } : {}),
      ...(kept.takenFrom ? { takenFrom: kept.takenFrom } : {}),
    };
    await recordEvents(tx, run.id, now, [
      { type: 'review.claimed', actor: by, surface: input.surface, data },
    ]);
    return kept;
  });
}

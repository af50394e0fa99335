import { Refused } from '../../domain/refused.ts';
import type { Context } from '../context.ts';
import { assertForBulk } from './several/assert-for-bulk.ts';
import { decideOn } from './decide-on.ts';
import type { Decided, Deciding } from './decide-on.ts';
import { countApprovals } from './count-approvals.ts';

/**
 * Records one approval; when the last level's quorum is reached, exactly the reviewed digest goes to execution. Throws
 * Refused('nothing_proposed') where there is none, and from the queue 'not_for_bulk' for what needs a look of its own.
 */
export async function approveReview(ctx: Context, input: Deciding): Promise<Decided> {
  return decideOn(ctx, 'approve', input, async (scene) => {
    if (input.surface === 'queue') await assertForBulk(scene);
    if (scene.body.actions.length === 0) throw new Refused('nothing_proposed');
    await scene.record({ kind: 'approve' });
    await countApprovals(ctx, scene);
  });
}

import type { Context } from '../context.ts';
import { decideOn } from './decide-on.ts';
import type { Decided, Deciding } from './decide-on.ts';
import { countApprovals } from './count-approvals.ts';

/** Records one approval; when the last level's quorum is reached, exactly the reviewed digest goes to execution. */
export async function approveReview(ctx: Context, input: Deciding): Promise<Decided> {
  return decideOn(ctx, 'approve', input, async (scene) => {
    await scene.record({ kind: 'approve' });
    await countApprovals(ctx, scene);
  });
}

import type { Db } from '../../db/client.ts';
import { recordEvents } from '../../db/events.ts';
import { getProposal } from '../../db/proposals.ts';
import { resolveReview } from '../../db/reviews.ts';
import type { Review } from '../../db/reviews.ts';
import type { Run } from '../../db/runs.ts';
import { Refused } from '../../domain/refused.ts';
import type { Workflow } from '../../domain/workflow.ts';
import type { Context } from '../context.ts';
import { decideOn } from './decide-on.ts';
import type { Decided, Deciding } from './decide-on.ts';
import { openReview, recordEscalation } from './open-review.ts';
import type { Escalated } from './open-review.ts';

/** Moves the case to the next level with everything on it. */
export async function escalateReview(
  ctx: Context,
  input: Deciding & { category: string; note: string },
): Promise<Decided> {
  return decideOn(ctx, 'escalate', input, async ({ tx, run, workflow, review, by, record }) => {
    assertNextLevel(workflow, review);
    if (!workflow.escalationCategories.some((category) => category.code === input.category)) {
      throw new Refused('bad_input', { category: 'Choose one of the listed categories.' });
    }
    const { noteId } = await record({ kind: 'escalate', reasonCode: input.category, note: input.note });
    await moveUp(ctx, tx, { run, workflow, review }, { category: input.category, by, noteId });
  });
}

/** At the last level there is nobody to move the case to. */
export function assertNextLevel(workflow: Workflow, review: Review): void {
  if (review.level >= workflow.levels.length) throw new Refused('last_level', { team: review.teamId });
}

/**
 * Ends this review and opens the one of the next level over the same proposal, with the same quorum. Whoever was to be
 * asked afterwards still is: moving a case up never lowers how many people must agree.
 */
export async function moveUp(
  ctx: Context,
  tx: Db,
  { run, workflow, review }: { run: Run; workflow: Workflow; review: Review },
  asked: Omit<Escalated, 'from'>,
): Promise<void> {
  const now = ctx.now();
  await resolveReview(tx, review.id, 'escalated', now);
  const data = { review: review.id, resolution: 'escalated' };
  await recordEvents(tx, run.id, now, [{ type: 'review.resolved', actor: asked.by, data }]);
  const proposal = await getProposal(tx, review.proposalId);
  const level = review.level + 1;
  const next = await openReview(
    ctx,
    tx,
    { run, workflow, proposal },
    {
      stages: [{ level, quorum: review.quorum }, ...review.remaining],
      rejections: review.rejections,
      stage: review.stage,
      floor: level,
    },
  );
  await recordEscalation(ctx, tx, next, { ...asked, from: review });
}

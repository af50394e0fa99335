import { Refused } from '../../../domain/refused.ts';
import { newId } from '../../../lib/ids.ts';
import type { Context } from '../../context.ts';
import { approveReview } from '../approve-review.ts';

/** One line of a queue as its reader saw it. */
export type SeenLine = { reviewId: string; digest: string };

/** What became of one line. `failed`: something broke, and the log has it under this reference. */
export type LineOutcome = { reviewId: string } & (
  | { became: 'approved' }
  | { became: 'refused'; refused: Refused }
  | { became: 'failed'; reference: string }
);

/**
 * Approves one after the other, each as its own decision over the digest that was seen. A line that is refused or fails
 * stops no other one; what this person approved from the same list before is approved, and not done twice.
 */
export async function approveSeveral(
  ctx: Context,
  person: string,
  lines: readonly SeenLine[],
): Promise<LineOutcome[]> {
  const outcomes: LineOutcome[] = [];
  for (const line of lines) outcomes.push(await approveLine(ctx, person, line));
  return outcomes;
}

async function approveLine(
  ctx: Context,
  person: string,
  { reviewId, digest }: SeenLine,
): Promise<LineOutcome> {
  try {
    await approveReview(ctx, { reviewId, person, surface: 'queue', digest });
    return { reviewId, became: 'approved' };
  } catch (error) {
    if (error instanceof Refused) return { reviewId, became: 'refused', refused: error };
    const reference = newId('ref');
    ctx.log.error({ err: error, reference, reviewId }, 'a line of the queue could not be approved');
    return { reviewId, became: 'failed', reference };
  }
}

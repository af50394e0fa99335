import type { SeenLine } from '../../../engine/reviews/several/approve-several.ts';
import type { BulkObstacle } from '../../../domain/bulk.ts';
import type { WaitingLine } from '../../cards/waiting-line.ts';

/** What a line is called once it no longer waits. */
export type LineName = { reviewId: string; subject: string; workflowTitle: string };

/** A ticked line that is not offered any more, and why. */
export type LeftOut = LineName & { why: 'gone' | 'changed' | BulkObstacle };

/** Parts what was ticked into what still stands as it was seen, and the rest. */
export function partTicked(
  ticked: readonly SeenLine[],
  waiting: readonly WaitingLine[],
  names: readonly LineName[],
): { lines: WaitingLine[]; leftOut: LeftOut[] } {
  const lines: WaitingLine[] = [];
  const leftOut: LeftOut[] = [];
  for (const { reviewId, digest } of ticked) {
    const line = waiting.find((each) => each.reviewId === reviewId);
    const name = names.find((each) => each.reviewId === reviewId);
    const why = !line ? 'gone' : line.digest === digest ? line.obstacle : 'changed';
    if (line && why === null) lines.push(line);
    else if (name) leftOut.push({ ...name, why: why ?? 'gone' });
  }
  return { lines, leftOut };
}

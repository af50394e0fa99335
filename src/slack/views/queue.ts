import { keepShowing } from '../../engine/reviews/keep-showing.ts';
import { listReviewNames } from '../../reports/review-names.ts';
import { listWaitingOf } from '../../reports/waiting-reviews.ts';
import type { Desk } from '../desk.ts';
import { confirmModal, lineBlocks } from '../modals/queue/confirm-modal.ts';
import { partTicked } from '../modals/queue/left-out.ts';
import { parseLines } from '../modals/queue/seen-lines.ts';
import { withLink } from '../queue/queue-view.ts';
import type { Filled, Pushed } from './submitted.ts';

/** What was ticked, as it stands now, over the list: going back finds the ticks as they were. */
export async function queueTicked(desk: Desk, { values, person }: Filled): Promise<Pushed> {
  const ticked = parseLines(Object.values(values));
  const ids = ticked.map(({ reviewId }) => reviewId);
  const [waiting, names] = await Promise.all([
    listWaitingOf(desk.sources, person, ids),
    listReviewNames(desk.sources, ids),
  ]);
  const { lines, leftOut } = partTicked(
    ticked,
    waiting.map((line) => withLink(desk, line)),
    names,
  );
  for (const line of lines) {
    const body = { text: '', blocks: lineBlocks(line) };
    await keepShowing(desk.ctx, { reviewId: line.reviewId, personId: person, surface: 'queue', body });
  }
  return { push: confirmModal(lines, leftOut) };
}

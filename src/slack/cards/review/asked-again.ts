import type { ReviewView, RunView } from '../../../domain/run-view.ts';

/** Whether people approved this and had to be asked again before it was carried out. */
export function isAskedAgain({ resolution, remaining, next }: ReviewView): boolean {
  return resolution === 'approved' && remaining.length === 0 && next !== null;
}

export function whyAskedAgain(run: RunView, { next }: ReviewView): string {
  const again = run.reviews.find(({ id }) => id === next?.reviewId);
  const why = again?.proposal.moved.length ? 'What it rests on moved' : 'The rules became stricter';
  return `${why} before it was carried out, so nothing was, and people are asked again: see the next card.`;
}

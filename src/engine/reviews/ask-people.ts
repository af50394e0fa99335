import type { Db } from '../../db/client.ts';
import type { Review } from '../../db/reviews.ts';
import { byRule } from '../../domain/event.ts';
import type { Route } from '../../domain/policy.ts';
import type { Context } from '../context.ts';
import type { Routed } from '../proposals/routed.ts';
import { askedBy, openReview, recordEscalation } from './open-review.ts';

/** Opens the review that a rule's route asks for; `floor` is the level that the case had reached before. */
export async function askPeople(
  ctx: Context,
  tx: Db,
  about: Omit<Routed, 'body'>,
  { route, rule }: { route: Extract<Route, { quorum: number }>; rule: string },
  floor = 1,
): Promise<Review> {
  const asked = askedBy(route);
  const review = await openReview(ctx, tx, about, { ...asked, floor: Math.max(floor, asked.floor) });
  if (route.to === 'escalate') {
    const { category } = route;
    await recordEscalation(ctx, tx, review, { category, by: byRule(rule), from: null, noteId: null });
  }
  return review;
}

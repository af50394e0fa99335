import { insertShowing } from '../../db/showings.ts';
import type { NewShowing } from '../../db/showings.ts';
import type { Context } from '../context.ts';

/** Something of a review stands before people: it can be shown again as it was, also when it was decided on long ago. */
export async function keepShowing(ctx: Pick<Context, 'db' | 'now'>, showing: NewShowing): Promise<void> {
  await insertShowing(ctx.db, showing, ctx.now());
}

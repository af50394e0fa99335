import { recordEvents } from '../../../db/events.ts';
import { insertNotice } from '../../../db/notices.ts';
import type { Review } from '../../../db/reviews.ts';
import { Refused } from '../../../domain/refused.ts';
import { assertMayDecide } from '../../../domain/review.ts';
import { newId } from '../../../lib/ids.ts';
import { orRecordRefusal } from '../../audit/record-refusal.ts';
import type { Context } from '../../context.ts';
import { insertNote } from '../insert-note.ts';
import { wantInThread } from '../../messages/want-in-thread.ts';
import { asDecider } from '../as-decider.ts';
import { peopleAround } from '../decide-on.ts';
import type { Deciding } from '../decide-on.ts';
import { isHandedOn } from './is-handed-on.ts';
import { keepClaim } from './keep-claim.ts';
import type { Kept } from './keep-claim.ts';
import { assertMayDecideNow } from '../may-decide.ts';

export type HandingOn = Deciding & { to: string; note: string };

/**
 * Gives a review to somebody who may decide on it now and calls them in its thread. Throws Refused, audited:
 * `cannot_receive` says why it cannot be them. The same hand-over twice calls them once.
 */
export async function handOnReview(ctx: Context, input: HandingOn): Promise<Kept> {
  const known = await assertMayDecideNow(ctx, 'hand_on', input);
  await assertCanReceive(ctx, known, input);
  return asDecider(ctx, 'hand_on', input, async (scene) => {
    const { tx, run, review, by, onBehalfOf, now } = scene;
    const { to, note, surface } = input;
    const before = await isHandedOn(tx, review.id, now, input);
    if (before) return { until: before.until, takenFrom: null };
    const text = note ? await insertNote(ctx, tx, run.id, note) : null;
    const noteId = text?.id ?? null;
    const kept = await keepClaim(ctx, scene, { holderId: to, fromId: by.id, noteId });
    const notice = { id: newId('ntc'), runId: run.id, reviewId: review.id, kind: 'handed_on' as const };
    await insertNotice(tx, { ...notice, personId: to, fromId: by.id, noteId, at: now });
    await wantInThread(tx, run, { kind: 'notice', aboutId: notice.id, now });
    const data = {
      review: review.id,
      to,
      until: kept.until.toISOString(),
      ...(onBehalfOf ? { onBehalfOf } : {}),
      ...(text ? { note: text.hash } : {}),
    };
    await recordEvents(tx, run.id, now, [{ type: 'review.handed_on', actor: by, surface, data }]);
    return kept;
  });
}

/** The same rights as at the click: whoever could not decide could only let it lie. */
async function assertCanReceive(ctx: Context, review: Review, handing: HandingOn): Promise<void> {
  const { person: who, surface, to } = handing;
  const attempt = { what: `hand_on ${review.id} to ${to}`, who, surface, runId: review.runId };
  await orRecordRefusal(ctx, attempt, async () => {
    if (to === who) throw new Refused('cannot_receive', { why: 'yourself' });
    const eligibility = await peopleAround(ctx, review, to);
    try {
      assertMayDecide(to, eligibility);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      throw new Refused('cannot_receive', { ...error.detail, why: error.reason });
    }
  });
}

import type { ClaimedMessage } from '../../engine/messages/claim-messages.ts';
import { messageDelayed } from '../../engine/messages/message-delayed.ts';
import { messageShown } from '../../engine/messages/message-shown.ts';
import { later } from '../../lib/time.ts';
import { deliver } from './deliver.ts';
import type { Desk, Drawn } from './outbox.ts';
import { retryDelay } from './retry-delay.ts';
import { settleFailure } from './settle-failure.ts';

/**
 * Draws one claimed message, puts it into Slack and records how that went. Answers whether something else may be due
 * because of it: a newer state, or what waited for the thread. Throws only when the database does not answer.
 */
export async function sendMessage(desk: Desk, claim: ClaimedMessage): Promise<boolean> {
  const drawn = await draw(desk, claim);
  if (drawn === 'failed') return false;
  const delivered = drawn && (await deliver(desk, claim, drawn));
  if (delivered && 'failure' in delivered) {
    await settleFailure(desk, claim, delivered);
    return true;
  }
  const shown = await messageShown(desk.ctx, claim, delivered?.answer ?? null, askedWith(delivered?.answer));
  const told = { messageId: claim.id, runId: claim.runId, kind: claim.kind };
  if (shown === 'lost') desk.ctx.log.warn(told, 'a message was sent after it was taken from its writer');
  else desk.ctx.log.debug(told, 'message shown');
  const mayHaveReplies = claim.ts === null && claim.threadTs === null;
  return shown === 'due again' || mayHaveReplies;
}

function askedWith(taken: { shown: Drawn } | null | undefined) {
  if (!taken?.shown.asksAbout) return undefined;
  const { asksAbout, text, blocks } = taken.shown;
  return { reviewId: asksAbout, body: { text, blocks } };
}

/** A message that cannot be drawn holds up no other one. */
async function draw({ ctx, render, random }: Desk, claim: ClaimedMessage): Promise<Drawn | null | 'failed'> {
  try {
    return await render(claim);
  } catch (error) {
    const { id, runId, kind, attempts, unanswered } = claim;
    ctx.log.error({ messageId: id, runId, kind, err: error }, 'a message could not be drawn');
    const dueAt = later(ctx.now(), retryDelay(attempts, random));
    await messageDelayed(ctx, claim, { dueAt, unanswered, code: 'render_failed' });
    return 'failed';
  }
}

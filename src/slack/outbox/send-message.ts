import type { ClaimedMessage } from '../../engine/messages/claim-messages.ts';
import { messageDelayed } from '../../engine/messages/message-delayed.ts';
import { messageShown } from '../../engine/messages/message-shown.ts';
import { later } from '../../lib/time.ts';
import { deliver } from './deliver.ts';
import type { Desk, Drawn } from './outbox.ts';
import { retryDelay } from './retry-delay.ts';
import { settleFailure } from './settle-failure.ts';

/** Draws one claimed message, puts it into Slack and records how that went. Throws only when the database does not answer. */
export async function sendMessage(desk: Desk, claim: ClaimedMessage): Promise<void> {
  const drawn = await draw(desk, claim);
  if (drawn === 'failed') return;
  const delivered = drawn && (await deliver(desk, claim, drawn));
  if (delivered && 'failure' in delivered) return settleFailure(desk, claim, delivered);
  const recorded = await messageShown(desk.ctx, claim, delivered?.answer ?? null);
  const told = { messageId: claim.id, runId: claim.runId, kind: claim.kind };
  if (recorded) desk.ctx.log.debug(told, 'message shown');
  else desk.ctx.log.warn(told, 'a message was sent after it was taken from its writer');
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

import type { ClaimedMessage } from '../../engine/messages/claim-messages.ts';
import { messageDelayed } from '../../engine/messages/message-delayed.ts';
import type { Delay } from '../../engine/messages/message-delayed.ts';
import { messageUndeliverable } from '../../engine/messages/message-undeliverable.ts';
import { later } from '../../lib/time.ts';
import type { Asked, Failure } from './failure.ts';
import type { Desk } from './outbox.ts';
import { retryDelay } from './retry-delay.ts';

/** Records what became of a message that Slack did not take: given up, or due again. */
export async function settleFailure(
  desk: Desk,
  claim: ClaimedMessage,
  { failure, asked }: { failure: Failure; asked: Asked },
): Promise<void> {
  const { ctx } = desk;
  const told = { messageId: claim.id, runId: claim.runId, kind: claim.kind, asked, code: failure.code };
  if (failure.kind === 'refused') {
    await messageUndeliverable(ctx, claim, failure.code);
    ctx.log.error(told, 'Slack will not take a message');
    return;
  }
  const delay = delayFor(desk, claim, failure, asked);
  await messageDelayed(ctx, claim, delay);
  ctx.log.warn({ ...told, attempts: claim.attempts, dueAt: delay.dueAt }, 'a message is tried again');
}

/** A post that may be there stays `unanswered` until Slack answers one way or the other. */
function delayFor(desk: Desk, claim: ClaimedMessage, failure: Failure, asked: Asked): Delay {
  const now = desk.ctx.now();
  const { unanswered } = claim;
  const { kind, code } = failure;
  if (kind === 'gone') return { code, dueAt: now, unanswered: false, postAnew: true };
  if (kind === 'slow_down')
    return { code, dueAt: later(now, failure.afterMs), unanswered, holdChannel: asked === 'post' };
  const dueAt = later(now, retryDelay(claim.attempts, desk.random));
  return { code, dueAt, unanswered: unanswered || kind === 'unanswered' };
}

import { claimMessages } from '../../engine/messages/claim-messages.ts';
import type { ClaimedMessage } from '../../engine/messages/claim-messages.ts';
import { second } from '../../lib/time.ts';
import { postingTimeoutMs } from '../clients.ts';
import { createBell } from './bell.ts';
import type { Outbox, OutboxOptions } from './outbox.ts';
import { sendMessage } from './send-message.ts';

/** `quiet`: nothing is due or on its way, nor was while we looked. `more`: look again at once. */
type Look = 'quiet' | 'busy' | 'more';

/** Starts the one writer of Slack messages of this process; processes share the work through the database. */
export function startOutbox(options: OutboxOptions): Outbox {
  const { ctx, pace, pollMs = 500, concurrency = 8, leaseMs = 25 * second, random = Math.random } = options;
  if (leaseMs <= postingTimeoutMs)
    throw new Error(
      `leaseMs is ${leaseMs}; a call to Slack may take ${postingTimeoutMs}, so it must be more.`,
    );
  const { client, render, gallery } = options;
  const desk = { ctx, client, render, gallery, random };
  const bell = createBell();
  const underWay = new Set<Promise<void>>();
  const waitingForQuiet: (() => void)[] = [];
  const closing = new AbortController();

  async function work(): Promise<void> {
    while (!closing.signal.aborted) {
      const askedBefore = waitingForQuiet.length;
      const seen = await look();
      if (seen === 'quiet') for (const tell of waitingForQuiet.splice(0, askedBefore)) tell();
      if (seen !== 'more') await bell.wait(pollMs);
    }
    await Promise.all(underWay);
    for (const tell of waitingForQuiet) tell();
  }

  async function look(): Promise<Look> {
    const limit = concurrency - underWay.size;
    if (limit === 0) return 'busy';
    const quietBefore = underWay.size === 0;
    try {
      const { claims, more } = await claimMessages(ctx, { limit, leaseMs, pace });
      for (const claim of claims) send(claim);
      if (more) return 'more';
    } catch (error) {
      ctx.log.error({ err: error }, 'the outbox could not look for messages; it looks again');
      return 'busy';
    }
    return quietBefore && underWay.size === 0 ? 'quiet' : 'busy';
  }

  /** Looks again only where there may be something to find. */
  function send(claim: ClaimedMessage): void {
    const sending = sent(claim).then((mayBeMore) => {
      const wasFull = underWay.size === concurrency;
      underWay.delete(sending);
      if (mayBeMore || wasFull || waitingForQuiet.length > 0) bell.ring();
    });
    underWay.add(sending);
  }

  /** What throws here could not be recorded: its lease runs out, and the next writer looks for it in Slack. */
  async function sent(claim: ClaimedMessage): Promise<boolean> {
    try {
      return await sendMessage(desk, claim);
    } catch (error) {
      const { id, runId, kind } = claim;
      ctx.log.error({ messageId: id, runId, kind, err: error }, 'a message could not be recorded');
      return false;
    }
  }

  const ended = work();
  return {
    wake: () => bell.ring(),
    drain(timeoutMs) {
      closing.abort();
      bell.ring();
      return endsWithin(ended, timeoutMs);
    },
    idle() {
      if (closing.signal.aborted) return ended;
      const quiet = new Promise<void>((resolve) => waitingForQuiet.push(resolve));
      bell.ring();
      return quiet;
    },
  };
}

async function endsWithin(ended: Promise<void>, timeoutMs: number): Promise<boolean> {
  const { promise: timedOut, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(resolve, timeoutMs, false);
  try {
    return await Promise.race([ended.then(() => true), timedOut]);
  } finally {
    clearTimeout(timer);
  }
}

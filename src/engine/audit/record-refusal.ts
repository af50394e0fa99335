import { recordEvents, workspaceChain } from '../../db/events.ts';
import { touchMessages } from '../../db/messages.ts';
import { person } from '../../domain/event.ts';
import type { Actor, Surface } from '../../domain/event.ts';
import { Refused } from '../../domain/refused.ts';
import type { RefusalReason } from '../../domain/refused.ts';
import type { Context } from '../context.ts';

/** `who`: a person's Slack id, or who else acted. */
export type Attempt = { what: string; who: string | Actor; surface: Surface; runId?: string };

/** Runs what a person attempted. A refusal is audited outside the transaction that it refused, then thrown on. */
export async function orRecordRefusal<T>(ctx: Context, attempt: Attempt, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) await recordRefusal(ctx, attempt, error);
    throw error;
  }
}

/** Slack says of them what it did not say when the card was drawn, so the card may still name them. */
const accountChanged: readonly RefusalReason[] = ['account_not_active', 'not_of_this_workspace'];

async function recordRefusal(ctx: Context, attempt: Attempt, refused: Refused): Promise<void> {
  const { what, who, surface, runId } = attempt;
  const data = { attempted: what, reason: refused.reason };
  const actor = typeof who === 'string' ? person(who) : who;
  const event = { type: 'refused' as const, actor, surface, data };
  await recordEvents(ctx.db, runId ?? workspaceChain, ctx.now(), [event]);
  if (runId && accountChanged.includes(refused.reason)) {
    await touchMessages(ctx.db, runId, ctx.now(), { kinds: ['card'] });
    ctx.wake();
  }
  ctx.log.info({ runId, what, reason: refused.reason }, 'refused');
}

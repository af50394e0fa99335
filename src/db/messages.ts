import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { MessageKind } from '../domain/message.ts';
import { newId } from '../lib/ids.ts';
import type { Db } from './client.ts';
import type { ClaimedMessage } from './message-claims.ts';
import { messages } from './schema/messages.ts';

export type Message = typeof messages.$inferSelect;

export type WantMessage = {
  runId: string;
  kind: MessageKind;
  aboutId: string;
  channelId: string;
  threadOf: string | null;
  now: Date;
};

/** Makes the message due, for the first time or once more; answers its id. In a dead thread it is born dead. */
export async function wantMessage(tx: Db, wanted: WantMessage): Promise<string> {
  const { now, ...about } = wanted;
  const inDeadThread = sql`exists (
    select 1 from messages as parent where parent.id = ${wanted.threadOf}::text and parent.state = 'dead')`;
  const [message] = await tx
    .insert(messages)
    .values({
      ...about,
      id: newId('msg'),
      state: sql`case when ${inDeadThread} then 'dead' else 'waiting' end`,
      dueAt: now,
    })
    .onConflictDoUpdate({ target: [messages.aboutId, messages.kind], set: dueAgain(now, 0) })
    .returning({ id: messages.id });
  if (!message) throw new Error(`The ${wanted.kind} message about ${wanted.aboutId} was not written.`);
  return message.id;
}

/** Has the run's messages rendered anew, each no sooner than `gapMs` after it was last shown. */
export async function touchMessages(
  tx: Db,
  runId: string,
  now: Date,
  { kinds, gapMs = 0 }: { kinds?: readonly MessageKind[]; gapMs?: number } = {},
): Promise<void> {
  await tx
    .update(messages)
    .set(dueAgain(now, gapMs))
    .where(
      and(
        eq(messages.runId, runId),
        ne(messages.state, 'dead'),
        kinds ? inArray(messages.kind, kinds) : undefined,
      ),
    );
}

/**
 * One more state to show. A message on its way is due again once the gap has passed; one that waits is never put off by it,
 * and one that backs off is not hurried.
 */
function dueAgain(now: Date, gapMs: number) {
  const at = sql`${now.toISOString()}::timestamptz`;
  const gap = sql`${gapMs}::float8 * interval '1 millisecond'`;
  const afterGap = sql`greatest(${at}, ${messages.shownAt} + ${gap})`;
  return {
    wanted: sql`${messages.wanted} + 1`,
    state: sql`case when ${messages.state} = 'shown' then 'waiting' else ${messages.state} end`,
    dueAt: sql`case
      when ${messages.state} = 'shown' then ${afterGap}
      when ${messages.state} = 'sending' then ${at} + ${gap}
      when ${messages.attempts} = 0 then least(${messages.dueAt}, ${afterGap})
      else ${messages.dueAt} end`,
  };
}

export async function findMessage(db: Db, aboutId: string, kind: MessageKind): Promise<Message | undefined> {
  const [message] = await db
    .select()
    .from(messages)
    .where(and(eq(messages.aboutId, aboutId), eq(messages.kind, kind)));
  return message;
}

/** Where the message stands now, in Slack's words; a direct message is answered with the channel it opened. */
export type Sent = { ts: string; channelId: string };

/** `due again`: there is a newer state to show. `lost`: another writer has the message by now. */
export type Shown = 'shown' | 'due again' | 'lost';

/** Writes that the claimed state is shown; null: there was nothing to show. */
export async function recordShown(
  tx: Db,
  claim: ClaimedMessage,
  sent: Sent | null,
  now: Date,
): Promise<Shown> {
  const [recorded] = await tx
    .update(messages)
    .set({
      ...(sent ? { ts: sent.ts, channelId: sent.channelId } : {}),
      state: sql`case when ${messages.wanted} > ${claim.wanted} then 'waiting' else 'shown' end`,
      shown: claim.wanted,
      shownAt: now,
      attempts: 0,
      unanswered: false,
      code: null,
      leaseUntil: null,
    })
    .where(heldBy(claim))
    .returning({ state: messages.state });
  if (!recorded) return 'lost';
  return recorded.state === 'waiting' ? 'due again' : 'shown';
}

/** `postAnew`: the message is gone from Slack, so the next attempt posts it. */
export type Retry = { dueAt: Date; unanswered: boolean; code: string; postAnew?: boolean };

/** Gives the message back for another attempt; false when another writer has it by now. */
export async function recordRetry(tx: Db, claim: ClaimedMessage, retry: Retry): Promise<boolean> {
  const { dueAt, unanswered, code, postAnew = false } = retry;
  const recorded = await tx
    .update(messages)
    .set({
      state: 'waiting',
      dueAt,
      unanswered,
      code,
      leaseUntil: null,
      ...(postAnew ? { ts: null } : {}),
    })
    .where(heldBy(claim))
    .returning({ id: messages.id });
  return recorded.length === 1;
}

/** Gives the message up, and its thread with it; false when another writer has it by now. */
export async function recordDead(tx: Db, claim: ClaimedMessage, code: string): Promise<boolean> {
  const dead = { state: 'dead', code, leaseUntil: null } as const;
  const recorded = await tx.update(messages).set(dead).where(heldBy(claim)).returning({ id: messages.id });
  if (recorded.length === 0) return false;
  await tx
    .update(messages)
    .set(dead)
    .where(and(eq(messages.threadOf, claim.id), ne(messages.state, 'dead')));
  return true;
}

/** The lease tells claims of one message apart; attempts would not, since they start over once it is shown. */
function heldBy(claim: ClaimedMessage) {
  return and(
    eq(messages.id, claim.id),
    eq(messages.state, 'sending'),
    eq(messages.leaseUntil, claim.leaseUntil),
  );
}

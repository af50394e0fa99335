import { and, eq, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { MessageKind } from '../domain/message.ts';
import { later } from '../lib/time.ts';
import { millisecondsApart, takePace } from './channel-paces.ts';
import type { Allowance, Pace } from './channel-paces.ts';
import type { Db } from './client.ts';
import { messages } from './schema/messages.ts';

/** A message that one writer has until its lease runs out. Without a `ts` it is posted, else updated. */
export type ClaimedMessage = {
  id: string;
  /** Null when it is about a person, not a run. */
  runId: string | null;
  kind: MessageKind;
  aboutId: string;
  /** A channel, or the person of a direct message that was never posted. */
  channelId: string;
  threadTs: string | null;
  ts: string | null;
  /** What is shown once this claim is sent. */
  wanted: number;
  attempts: number;
  unanswered: boolean;
  leaseUntil: Date;
};

export type ClaimOptions = { limit: number; leaseMs: number; pace: Pace };
/** `more`: the limit was reached, so another look may find more. */
export type Claims = { claims: ClaimedMessage[]; more: boolean };

type DueMessage = { id: string; channelId: string; threadTs: string | null; ts: string | null };

/** Takes due messages for one writer, cards first. Posts that their channel's pace holds back become due later. */
export async function claimDueMessages(tx: Db, now: Date, options: ClaimOptions): Promise<Claims> {
  const { limit, leaseMs, pace } = options;
  const due = await lockDue(tx, now, limit);
  const allowances = await takePace(tx, postsPerChannel(due), now, pace);
  const { granted, held } = divide(due, allowances, pace);
  await postpone(tx, held);
  return { claims: await markSending(tx, granted, later(now, leaseMs)), more: due.length === limit };
}

/** A thread lives where its first message stands, so a reply goes to the channel of its parent. */
async function lockDue(tx: Db, now: Date, limit: number): Promise<DueMessage[]> {
  const parent = alias(messages, 'parent');
  return tx
    .select({
      id: messages.id,
      channelId: sql<string>`coalesce(${parent.channelId}, ${messages.channelId})`,
      threadTs: parent.ts,
      ts: messages.ts,
    })
    .from(messages)
    .leftJoin(parent, eq(parent.id, messages.threadOf))
    .where(
      and(
        sql`${messages.state} in ('waiting', 'sending')`,
        lte(messages.dueAt, now),
        or(eq(messages.state, 'waiting'), lte(messages.leaseUntil, now)),
        or(isNotNull(messages.ts), isNull(messages.threadOf), isNotNull(parent.ts)),
      ),
    )
    .orderBy(sql`${messages.kind} = 'card' desc`, messages.dueAt)
    .limit(limit)
    .for('update', { of: messages, skipLocked: true });
}

function postsPerChannel(due: readonly DueMessage[]): Map<string, number> {
  const posts = Map.groupBy(
    due.filter(({ ts }) => ts === null),
    ({ channelId }) => channelId,
  );
  return new Map([...posts].map(([channelId, { length }]) => [channelId, length]));
}

type Held = { id: string; dueAt: Date };

/** What is held back gets the channel's next free moments one by one, so that it does not all come back at once. */
function divide(due: readonly DueMessage[], allowances: ReadonlyMap<string, Allowance>, pace: Pace) {
  const granted: DueMessage[] = [];
  const held: Held[] = [];
  const posts = new Map<string, number>();
  for (const message of due) {
    const allowance = message.ts === null ? allowances.get(message.channelId) : undefined;
    const before = posts.get(message.channelId) ?? 0;
    if (allowance) posts.set(message.channelId, before + 1);
    if (!allowance || before < allowance.granted) granted.push(message);
    else {
      const turn = (before - allowance.granted) * millisecondsApart(pace);
      held.push({ id: message.id, dueAt: later(allowance.freeAt, turn) });
    }
  }
  return { granted, held };
}

async function postpone(tx: Db, held: readonly Held[]): Promise<void> {
  if (held.length === 0) return;
  const rows = held.map(({ id, dueAt }) => sql`(${id}, ${dueAt.toISOString()}::timestamptz)`);
  await tx.execute(sql`
    update messages set due_at = held.due_at
    from (values ${sql.join(rows, sql`, `)}) as held (id, due_at) where messages.id = held.id`);
}

/** A claim over a lapsed lease: its writer may have posted and not lived to say so. */
async function markSending(
  tx: Db,
  granted: readonly DueMessage[],
  leaseUntil: Date,
): Promise<ClaimedMessage[]> {
  if (granted.length === 0) return [];
  const ids = granted.map(({ id }) => id);
  const rows = await tx
    .update(messages)
    .set({
      state: 'sending',
      leaseUntil,
      attempts: sql`${messages.attempts} + 1`,
      unanswered: sql`${messages.unanswered} or (${messages.state} = 'sending' and ${messages.ts} is null)`,
    })
    .where(inArray(messages.id, ids))
    .returning();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return granted.flatMap(({ id, channelId, threadTs }) => {
    const row = byId.get(id);
    if (!row) return [];
    const { runId, kind, aboutId, ts, wanted, attempts, unanswered } = row;
    return [{ id, runId, kind, aboutId, channelId, threadTs, ts, wanted, attempts, unanswered, leaseUntil }];
  });
}

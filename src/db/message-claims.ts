import { sql } from 'drizzle-orm';
import type { MessageKind } from '../domain/message.ts';
import { later } from '../lib/time.ts';
import { millisecondsApart, takePace } from './channel-paces.ts';
import type { Allowance, Pace } from './channel-paces.ts';
import type { Db } from './client.ts';

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

/**
 * Takes due messages for one writer, cards first. Posts that their channel's pace holds back become due later: they are
 * taken and given back, so that a look that finds nothing is one statement.
 */
export async function claimDueMessages(db: Db, now: Date, options: ClaimOptions): Promise<Claims> {
  const { limit, leaseMs, pace } = options;
  const taken = await takeDue(db, now, limit, later(now, leaseMs));
  const allowances = await takePace(db, postsPerChannel(taken), now, pace);
  const { granted, held } = divide(taken, allowances, pace);
  await giveBack(db, held);
  return { claims: granted, more: taken.length === limit };
}

/**
 * A thread lives where its first message stands, so a reply goes to the channel of its parent, once that is there. A
 * claim over a lapsed lease is `unanswered`: its writer may have posted and not lived to say so.
 */
async function takeDue(db: Db, now: Date, limit: number, leaseUntil: Date): Promise<ClaimedMessage[]> {
  const at = now.toISOString();
  const taken = await db.execute<Omit<ClaimedMessage, 'leaseUntil'> & { turn: number }>(sql`
    with due as (
      select messages.id, coalesce(parent.channel_id, messages.channel_id) as channel_id, parent.ts as thread_ts,
        extract(epoch from messages.due_at)::float8 as turn
      from messages left join messages as parent on parent.id = messages.thread_of
      where messages.state in ('waiting', 'sending') and messages.due_at <= ${at}
        and (messages.state = 'waiting' or messages.lease_until <= ${at})
        and (messages.ts is not null or messages.thread_of is null or parent.ts is not null)
      order by messages.kind = 'card' desc, messages.due_at
      limit ${limit} for update of messages skip locked)
    update messages set state = 'sending', lease_until = ${leaseUntil.toISOString()}, attempts = attempts + 1,
      unanswered = unanswered or (state = 'sending' and ts is null)
    from due where messages.id = due.id
    returning messages.id, run_id as "runId", kind, about_id as "aboutId", due.channel_id as "channelId",
      thread_ts as "threadTs", ts, wanted, attempts, unanswered, turn`);
  return [...taken]
    .toSorted((a, b) => Number(b.kind === 'card') - Number(a.kind === 'card') || a.turn - b.turn)
    .map(({ turn: _turn, ...message }) => ({ ...message, leaseUntil }));
}

function postsPerChannel(taken: readonly ClaimedMessage[]): Map<string, number> {
  const posts = Map.groupBy(
    taken.filter(({ ts }) => ts === null),
    ({ channelId }) => channelId,
  );
  return new Map([...posts].map(([channelId, { length }]) => [channelId, length]));
}

type Held = ClaimedMessage & { dueAt: Date };

/** What is held back gets the channel's next free moments one by one, so that it does not all come back at once. */
function divide(taken: readonly ClaimedMessage[], allowances: ReadonlyMap<string, Allowance>, pace: Pace) {
  const granted: ClaimedMessage[] = [];
  const held: Held[] = [];
  const posts = new Map<string, number>();
  for (const message of taken) {
    const allowance = message.ts === null ? allowances.get(message.channelId) : undefined;
    const before = posts.get(message.channelId) ?? 0;
    if (allowance) posts.set(message.channelId, before + 1);
    if (!allowance || before < allowance.granted) granted.push(message);
    else {
      const turn = (before - allowance.granted) * millisecondsApart(pace);
      held.push({ ...message, dueAt: later(allowance.freeAt, turn) });
    }
  }
  return { granted, held };
}

/** As if they had not been taken. */
async function giveBack(db: Db, held: readonly Held[]): Promise<void> {
  if (held.length === 0) return;
  const rows = held.map(
    ({ id, dueAt, leaseUntil }) =>
      sql`(${id}, ${dueAt.toISOString()}::timestamptz, ${leaseUntil.toISOString()}::timestamptz)`,
  );
  await db.execute(sql`
    update messages set state = 'waiting', due_at = held.due_at, lease_until = null, attempts = attempts - 1
    from (values ${sql.join(rows, sql`, `)}) as held (id, due_at, lease_until)
    where messages.id = held.id and messages.state = 'sending' and messages.lease_until = held.lease_until`);
}

import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { messageKinds } from '../domain/message.ts';
import type { MessageKind } from '../domain/message.ts';
import { newId } from '../lib/ids.ts';
import type { Db } from './client.ts';
import type { ClaimedMessage } from './message-claims.ts';
import { messages } from './schema/messages.ts';
import { runs } from './schema/runs.ts';

export type Message = typeof messages.$inferSelect;

export type WantMessage = {
  runId: string | null;
  kind: MessageKind;
  aboutId: string;
  channelId: string;
  threadOf: string | null;
  now: Date;
};

/** Makes the message due, for the first time or once more; answers its id. In a dead thread it is born dead. */
export async function wantMessage(tx: Db, wanted: WantMessage): Promise<string> {
  return want(tx, wanted, sql`${wanted.threadOf}::text`);
}

/** The same, in the run's own thread. */
export async function wantReply(tx: Db, wanted: Omit<WantMessage, 'threadOf'>): Promise<string> {
  const root = sql`(select id from messages where about_id = ${wanted.runId} and kind = 'root')`;
  return want(tx, wanted, root);
}

async function want(tx: Db, wanted: Omit<WantMessage, 'threadOf'>, threadOf: SQL): Promise<string> {
  const { runId, kind, aboutId, channelId, now } = wanted;
  const [message] = await tx.execute<{ id: string }>(sql`
    insert into messages (id, run_id, kind, about_id, channel_id, thread_of, state, due_at)
    select ${newId('msg')}, ${runId}, ${kind}, ${aboutId}, ${channelId}, thread.id,
      case when parent.state = 'dead' then 'dead' else 'waiting' end, ${now.toISOString()}::timestamptz
    from (select ${threadOf} as id) as thread left join messages as parent on parent.id = thread.id
    on conflict (about_id, kind) do update set ${dueAgain(now, 0)}
    returning id`);
  if (!message) throw new Error(`The ${kind} message about ${aboutId} was not written.`);
  return message.id;
}

/** What was done about an incident was done: its lines stay as they were said, unless their texts are erased. */
const moving = messageKinds.filter((kind) => kind !== 'incident_note');

/**
 * Has the run's messages rendered anew. `gapMs`: those that tell how far it is, root and steps, no sooner than this
 * after they were last shown; a card is what people act on, and waits for nothing.
 */
export async function touchMessages(
  tx: Db,
  runId: string,
  now: Date,
  { kinds = moving, gapMs = 0 }: { kinds?: readonly MessageKind[]; gapMs?: number } = {},
): Promise<void> {
  await touch(tx, sql`run_id = ${runId} and kind in ${kinds}`, now, gapMs);
}

/** Has every message of this kind about these things rendered anew, whatever run they belong to. */
export async function touchMessagesAbout(
  tx: Db,
  kind: MessageKind,
  aboutIds: readonly string[],
  now: Date,
): Promise<void> {
  if (aboutIds.length === 0) return;
  await touch(tx, sql`kind = ${kind} and about_id in ${[...aboutIds]}`, now);
}

/** Has what these incidents said rendered anew, to whomever and wherever it was said. */
export async function touchMessagesOfIncidents(
  tx: Db,
  incidentIds: readonly string[],
  now: Date,
): Promise<void> {
  if (incidentIds.length === 0) return;
  await touch(tx, sql`kind = 'incident' and ${named} in ${[...incidentIds]}`, now);
}

/** Has what owners were told of these demotions rendered anew, in their channel or one by one. */
export async function touchDemotions(tx: Db, changeIds: readonly string[], now: Date): Promise<void> {
  if (changeIds.length === 0) return;
  await touch(tx, sql`kind = 'demotion' and ${named} in ${[...changeIds]}`, now);
}

/** Has what was said in the threads of these incidents rendered anew. */
export async function touchNotesOfIncidents(
  tx: Db,
  incidentIds: readonly string[],
  now: Date,
): Promise<void> {
  if (incidentIds.length === 0) return;
  const notes = sql`select id from incident_notes where incident_id in ${[...incidentIds]}`;
  await touch(tx, sql`kind = 'incident_note' and ${named} in (${notes})`, now);
}

/** Has the lines in the threads of runs that lead to this incident's card rendered anew. */
export async function touchLinesOfIncident(tx: Db, incidentId: string, now: Date): Promise<void> {
  const ofRun = sql`(about_id = ${incidentId} or split_part(about_id, ':', 2) like 'run\_%')`;
  await touch(tx, sql`kind = 'incident' and ${named} = ${incidentId} and ${ofRun}`, now);
}

/** What the message is about, before the colon and whatever sets it apart from others about the same. */
const named = sql`split_part(about_id, ':', 1)`;

/** A dead message stays as it is: Slack does not take it any more. */
async function touch(tx: Db, which: SQL, now: Date, gapMs = 0): Promise<void> {
  await tx.execute(sql`update messages set ${dueAgain(now, gapMs)} where state <> 'dead' and ${which}`);
}

/**
 * What an update of a message sets so that it shows one more state. A message on its way is due again once the gap has passed; one that waits is never put off by it,
 * and one that backs off is not hurried.
 */
export function dueAgain(now: Date, gapMs: number): SQL {
  const at = sql`${now.toISOString()}::timestamptz`;
  const gap = sql`case when messages.kind in ('root', 'steps') then ${gapMs}::float8 else 0 end * interval '1 millisecond'`;
  const afterGap = sql`greatest(${at}, messages.shown_at + ${gap})`;
  return sql`
    wanted = messages.wanted + 1,
    state = case when messages.state = 'shown' then 'waiting' else messages.state end,
    due_at = case
      when messages.state = 'shown' then ${afterGap}
      when messages.state = 'sending' then ${at} + ${gap}
      when messages.attempts = 0 then least(messages.due_at, ${afterGap})
      else messages.due_at end`;
}

export async function findMessage(db: Db, aboutId: string, kind: MessageKind): Promise<Message | undefined> {
  const [message] = await db
    .select()
    .from(messages)
    .where(and(eq(messages.aboutId, aboutId), eq(messages.kind, kind)));
  return message;
}

/** Where these runs' threads begin in Slack; `ts` is null while that is not posted. */
export async function listThreads(
  db: Db,
  runIds: readonly string[],
): Promise<{ runId: string; workflowId: string; channelId: string; ts: string | null }[]> {
  if (runIds.length === 0) return [];
  return db
    .select({
      runId: runs.id,
      workflowId: runs.workflowId,
      channelId: runs.channelId,
      ts: messages.ts,
    })
    .from(runs)
    .leftJoin(messages, and(eq(messages.aboutId, runs.id), eq(messages.kind, 'root')))
    .where(inArray(runs.id, [...runIds]));
}

/** Where the message stands now, in Slack's words; a direct message is answered with the channel it opened. */
export type Sent = {
  ts: string;
  channelId: string;
  /** When to draw it once more: a picture of it is not there yet. */
  againAt?: Date;
};

/** `due again`: there is a newer state to show. `lost`: another writer has the message by now. */
export type Shown = 'shown' | 'due again' | 'lost';

/** Writes that the claimed state is shown; null: there was nothing to show. */
export async function recordShown(
  tx: Db,
  claim: ClaimedMessage,
  sent: Sent | null,
  now: Date,
): Promise<Shown> {
  const againAt = sent?.againAt?.toISOString() ?? null;
  const isAgain = sql`${againAt !== null}::boolean`;
  const [recorded] = await tx.execute<{ state: Message['state'] }>(sql`
    update messages set ts = coalesce(${sent?.ts ?? null}, ts), channel_id = coalesce(${sent?.channelId ?? null}, channel_id),
      state = case when ${isAgain} or wanted > ${claim.wanted} then 'waiting' else 'shown' end, shown = ${claim.wanted},
      due_at = case when ${isAgain} and wanted = ${claim.wanted} then ${againAt}::timestamptz else due_at end,
      wanted = case when ${isAgain} and wanted = ${claim.wanted} then wanted + 1 else wanted end,
      shown_at = ${now.toISOString()}, attempts = 0, unanswered = false, code = null, lease_until = null
    where ${heldBy(claim)} returning state`);
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

/** Gives the message up, and its thread with it; answers what was given up: nothing when another writer has it by now. */
export async function recordDead(tx: Db, claim: ClaimedMessage, code: string): Promise<Message[]> {
  const dead = { state: 'dead', code, leaseUntil: null } as const;
  const recorded = await tx.update(messages).set(dead).where(heldBy(claim)).returning();
  if (recorded.length === 0) return [];
  const thread = await tx
    .update(messages)
    .set(dead)
    .where(and(eq(messages.threadOf, claim.id), ne(messages.state, 'dead')))
    .returning();
  return [...recorded, ...thread];
}

/** The lease tells claims of one message apart; attempts would not, since they start over once it is shown. */
function heldBy({ id, leaseUntil }: ClaimedMessage): SQL {
  return sql`id = ${id} and state = 'sending' and lease_until = ${leaseUntil.toISOString()}`;
}

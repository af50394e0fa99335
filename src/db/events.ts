import { and, asc, eq, sql } from 'drizzle-orm';
import type { ChainedEvent } from '../domain/audit-chain.ts';
import type { AuditEvent, EventType } from '../domain/event.ts';
import type { Db } from './client.ts';
import { events } from './schema/audit.ts';

export type EventRow = typeof events.$inferSelect;

/** The chain of things that belong to no run: refused starts, team bindings, erasures. */
export const workspaceChain = 'workspace';

/** Appends to a run's chain, in the order given. The database numbers and links the rows. */
export async function recordEvents(
  tx: Db,
  chain: string,
  now: Date,
  written: readonly AuditEvent[],
): Promise<void> {
  const rows = written.map(
    ({ type, actor, surface = 'none', data = {} }) =>
      sql`(${chain}, ${type}, ${actor.kind}, ${actor.id}, ${surface}, ${JSON.stringify(data)}, ${now.toISOString()})`,
  );
  await tx.execute(sql`
    insert into events (chain, type, actor_kind, actor_id, surface, data, at) values ${sql.join(rows, sql`, `)}`);
}

export async function listEvents(db: Db, chain: string): Promise<EventRow[]> {
  return db.select().from(events).where(eq(events.chain, chain)).orderBy(asc(events.seq));
}

export async function countEvents(db: Db, chain: string, type: EventType): Promise<number> {
  return db.$count(events, and(eq(events.chain, chain), eq(events.type, type)));
}

/** A page of the whole log in chain order, as the database wrote and hashed it. */
export async function listChainedEvents(
  db: Db,
  after: { chain: string; seq: number },
  limit: number,
): Promise<ChainedEvent[]> {
  const rows = await db.execute(sql`
    select chain, seq, type, actor_kind as "actorKind", actor_id as "actorId", surface,
      to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, data::text as data,
      prev_hash as "prevHash", hash
    from events where (chain, seq) > (${after.chain}, ${after.seq}) order by chain, seq limit ${limit}`);
  return [...rows] as ChainedEvent[];
}

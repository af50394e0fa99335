import { and, asc, desc, eq, inArray, lt, or, sql } from 'drizzle-orm';
import type { DeliveryState, Signed } from '../domain/delivery.ts';
import type { JsonObject } from '../lib/json.ts';
import type { Db } from './client.ts';
import { deliveries } from './schema/deliveries.ts';

export type DeliveryRow = typeof deliveries.$inferSelect;

/** Stores what a source sent; false when it was sent before, under this id or as this very text. */
export async function insertDelivery(tx: Db, delivery: typeof deliveries.$inferInsert): Promise<boolean> {
  const inserted = await tx
    .insert(deliveries)
    .values(delivery)
    .onConflictDoNothing()
    .returning({ id: deliveries.id });
  return inserted.length === 1;
}

/** Takes up once more what was refused, now that its source sends it anew; answers its id, or undefined when it was not. */
export async function reopenRefused(
  tx: Db,
  { source, deliveryId, fingerprint, payload }: Signed & { source: string; payload: JsonObject },
  now: Date,
): Promise<string | undefined> {
  const isIt = or(eq(deliveries.deliveryId, deliveryId), eq(deliveries.fingerprint, fingerprint));
  const [reopened] = await tx
    .update(deliveries)
    .set({ state: 'waiting', reason: null, payload, attempts: 0, movedAt: now })
    .where(and(eq(deliveries.source, source), isIt, eq(deliveries.state, 'refused')))
    .returning({ id: deliveries.id });
  return reopened?.id;
}

const open = ['waiting', 'held'] as const;

/** Takes an open delivery for one more attempt; undefined when nothing is left to do about it. */
export async function takeDelivery(db: Db, id: string, now: Date): Promise<DeliveryRow | undefined> {
  const [taken] = await db
    .update(deliveries)
    .set({ state: 'waiting', attempts: sql`${deliveries.attempts} + 1`, movedAt: now })
    .where(and(eq(deliveries.id, id), inArray(deliveries.state, [...open])))
    .returning();
  return taken;
}

export type Settled = { state: DeliveryState; reason: string | null; runs: readonly string[] };

/** Writes what became of it. What its source wrote goes as soon as nothing will be read of it any more. */
export async function settleDelivery(
  db: Db,
  id: string,
  { state, reason, runs }: Settled,
  now: Date,
): Promise<void> {
  const isOpen = open.some((each) => each === state);
  await db
    .update(deliveries)
    .set({ state, reason, runs: [...runs], movedAt: now, ...(isOpen ? {} : { payload: null }) })
    .where(and(eq(deliveries.id, id), inArray(deliveries.state, [...open])));
}

/** The oldest in this state that have not moved since. */
export async function listDeliveriesIn(
  db: Db,
  state: (typeof open)[number],
  before: Date,
  limit: number,
): Promise<DeliveryRow[]> {
  return db
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.state, state), lt(deliveries.movedAt, before)))
    .orderBy(asc(deliveries.receivedAt))
    .limit(limit);
}

/** Counts as a move: a job for it is on its way. */
export async function markDelivery(tx: Db, id: string, now: Date): Promise<void> {
  await tx.update(deliveries).set({ movedAt: now }).where(eq(deliveries.id, id));
}

/** Forgets those that ended before; answers how many. What is open is kept however old it is. */
export async function forgetDeliveries(db: Db, before: Date, limit: number): Promise<number> {
  const gone = await db.execute(sql`
    delete from deliveries where id in (
      select id from deliveries
      where state not in ('waiting', 'held') and received_at < ${before.toISOString()}::timestamptz limit ${limit})
    returning id`);
  return gone.length;
}

/** What a source sent lately, and why the newest of what did not start anything did not. */
export type SourceSummary = {
  source: string;
  lastReceivedAt: Date;
  counts: Readonly<Partial<Record<DeliveryState, number>>>;
  /** The newest that is held or was refused. */
  trouble: Pick<DeliveryRow, 'id' | 'deliveryId' | 'event' | 'state' | 'reason' | 'receivedAt'> | null;
};

/** Each source that sent something since. */
export async function summarizeSources(db: Db, since: Date): Promise<SourceSummary[]> {
  const rows = await db.execute<{ source: string; state: DeliveryState; count: number; last: string }>(sql`
    select source, state, count(*)::int as count, max(received_at) as last from deliveries
    where received_at >= ${since.toISOString()}::timestamptz group by source, state`);
  const sources = Map.groupBy([...rows], ({ source }) => source);
  return Promise.all(
    [...sources].map(async ([source, states]) => ({
      source,
      lastReceivedAt: new Date(Math.max(...states.map(({ last }) => Date.parse(last)))),
      counts: Object.fromEntries(states.map(({ state, count }) => [state, count])),
      trouble: await findTrouble(db, source),
    })),
  );
}

async function findTrouble(db: Db, source: string): Promise<DeliveryRow | null> {
  const [newest] = await db
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.source, source), inArray(deliveries.state, ['held', 'refused'])))
    .orderBy(desc(deliveries.receivedAt))
    .limit(1);
  return newest ?? null;
}

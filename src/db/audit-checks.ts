import { asc, gt, inArray, sql } from 'drizzle-orm';
import type { Db } from './client.ts';
import { chains, seals } from './schema/audit.ts';
import type { Seal } from './seals.ts';

export type ChainRecord = typeof chains.$inferSelect;

/** What the database believes of these chains: how many rows they have, and the hash of the last. */
export async function listChainRecords(db: Db, ids: readonly string[]): Promise<Map<string, ChainRecord>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select()
    .from(chains)
    .where(inArray(chains.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Chains that are believed to have rows and have none. */
export async function listEmptyChains(db: Db): Promise<{ chain: string; seq: number }[]> {
  const rows = await db.execute<{ chain: string; seq: number }>(sql`
    select id as chain, seq from chains
    where seq > 0 and not exists (select from events where events.chain = chains.id) order by id`);
  return [...rows];
}

/** Runs without a single event: their start was recorded in the transaction that wrote them. */
export async function listRunsWithoutEvents(db: Db): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select id from runs where not exists (select from events where events.chain = runs.id) order by id`);
  return [...rows].map(({ id }) => id);
}

/** A page of the seals, oldest first. */
export async function listSeals(db: Db, afterId: number, limit: number): Promise<Seal[]> {
  return db.select().from(seals).where(gt(seals.id, afterId)).orderBy(asc(seals.id)).limit(limit);
}

/** The hashes of those seals that are there, by id. */
export async function listSealHashes(db: Db, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: seals.id, hash: seals.hash })
    .from(seals)
    .where(inArray(seals.id, [...ids]));
  return new Map(rows.map(({ id, hash }) => [id, hash]));
}

/** `lastSeq`: where the chain ends now. */
export type LostHead = { seal: number; chain: string; seq: number; lastSeq: number };

/** Sealed rows that are gone or different now: of each chain, the one that the earliest seal saw. */
export async function listLostHeads(db: Db): Promise<LostHead[]> {
  const rows = await db.execute<LostHead>(sql`
    select distinct on (head.chain) seals.id as seal, head.chain, head.seq,
      coalesce((select max(seq) from events where events.chain = head.chain), 0) as "lastSeq"
    from seals
    cross join lateral jsonb_array_elements(seals.heads) as pair
    cross join lateral (select pair->>0 as chain, (pair->>1)::int as seq, pair->>2 as hash) as head
    left join events on events.chain = head.chain and events.seq = head.seq
    where events.hash is distinct from head.hash
    order by head.chain, seals.id`);
  return [...rows];
}

/** Chains that are marked as sealed up to a row that no seal holds. */
export async function listUnheldMarks(db: Db): Promise<{ chain: string; seq: number }[]> {
  const rows = await db.execute<{ chain: string; seq: number }>(sql`
    with held as (
      select pair->>0 as chain, max((pair->>1)::int) as seq
      from seals cross join lateral jsonb_array_elements(seals.heads) as pair group by 1)
    select chains.id as chain, chains.sealed_seq as seq from chains left join held on held.chain = chains.id
    where chains.sealed_seq > coalesce(held.seq, 0) order by chains.id`);
  return [...rows];
}

/** How many chains have rows that no seal has seen yet. */
export async function countUnsealedChains(db: Db): Promise<number> {
  return db.$count(chains, sql`seq > sealed_seq`);
}

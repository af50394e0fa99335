import { desc, sql } from 'drizzle-orm';
import type { SealedHead } from '../domain/audit-chain.ts';
import type { Db } from './client.ts';
import { seals } from './schema/audit.ts';

export type Seal = typeof seals.$inferSelect;

/** Takes the heads that moved since they were last sealed, and marks them sealed. */
export async function takeUnsealedHeads(tx: Db, limit: number): Promise<SealedHead[]> {
  const rows = await tx.execute(sql`
    update chains set sealed_seq = seq where id in (
      select id from chains where seq > sealed_seq order by id limit ${limit} for update skip locked)
    returning id, seq, head`);
  return [...rows]
    .map((row) => [String(row['id']), Number(row['seq']), String(row['head'])] as SealedHead)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** Only one process seals at a time; false when another one does. */
export async function trySealLock(tx: Db): Promise<boolean> {
  const [row] = await tx.execute(
    sql`select pg_try_advisory_xact_lock(hashtextextended('leenops:seal', 0)) as mine`,
  );
  return row?.['mine'] === true;
}

export async function insertSeal(tx: Db, seal: typeof seals.$inferInsert): Promise<Seal> {
  const [row] = await tx.insert(seals).values(seal).returning();
  if (!row) throw new Error('The seal was not written.');
  return row;
}

export async function findLastSeal(db: Db): Promise<Seal | undefined> {
  const [seal] = await db.select().from(seals).orderBy(desc(seals.id)).limit(1);
  return seal;
}

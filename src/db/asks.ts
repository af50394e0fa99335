import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from './client.ts';
import { asks } from './schema/asks.ts';

export type Ask = typeof asks.$inferSelect;
export type NewAsk = Omit<Ask, 'answeredAt'>;

/** Answers whether it was new: Slack tells of the same thing more than once. */
export async function insertAsk(tx: Db, ask: NewAsk): Promise<boolean> {
  const inserted = await tx.insert(asks).values(ask).onConflictDoNothing().returning({ id: asks.id });
  return inserted.length === 1;
}

export async function findAsk(db: Db, id: string): Promise<Ask | undefined> {
  const [ask] = await db.select().from(asks).where(eq(asks.id, id));
  return ask;
}

export async function markAnswered(db: Db, id: string, now: Date): Promise<void> {
  await db
    .update(asks)
    .set({ answeredAt: now })
    .where(and(eq(asks.id, id), isNull(asks.answeredAt)));
}

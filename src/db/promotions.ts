import { and, asc, eq } from 'drizzle-orm';
import type { PromotionState, VoidReason } from '../domain/promotion/promotion.ts';
import type { Db } from './client.ts';
import { promotions } from './schema/modes.ts';

export type Promotion = typeof promotions.$inferSelect;

/** Writes it unless the workflow has an open one; answers whether it was written. */
export async function insertPromotion(tx: Db, promotion: typeof promotions.$inferInsert): Promise<boolean> {
  const written = await tx
    .insert(promotions)
    .values(promotion)
    .onConflictDoNothing()
    .returning({ id: promotions.id });
  return written.length === 1;
}

export async function findPromotion(db: Db, id: string): Promise<Promotion | undefined> {
  const [promotion] = await db.select().from(promotions).where(eq(promotions.id, id));
  return promotion;
}

export async function findOpenPromotion(db: Db, workflowId: string): Promise<Promotion | undefined> {
  const [promotion] = await db
    .select()
    .from(promotions)
    .where(and(eq(promotions.workflowId, workflowId), eq(promotions.state, 'open')));
  return promotion;
}

export async function listOpenPromotions(db: Db): Promise<Promotion[]> {
  return db.select().from(promotions).where(eq(promotions.state, 'open')).orderBy(asc(promotions.proposedAt));
}

type End = {
  state: Exclude<PromotionState, 'open'>;
  endedBy: string | null;
  endedAt: Date;
  voidReason: VoidReason | null;
};

/** Ends it; false when it had ended already. */
export async function endPromotion(tx: Db, id: string, end: End): Promise<boolean> {
  const ended = await tx
    .update(promotions)
    .set(end)
    .where(and(eq(promotions.id, id), eq(promotions.state, 'open')))
    .returning({ id: promotions.id });
  return ended.length === 1;
}

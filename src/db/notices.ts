import type { Db } from './client.ts';
import { claims, notices } from './schema/reviews.ts';

export type Claim = typeof claims.$inferSelect;
export type Notice = typeof notices.$inferSelect;

export async function insertNotice(tx: Db, notice: typeof notices.$inferInsert): Promise<void> {
  await tx.insert(notices).values(notice);
}

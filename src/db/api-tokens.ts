import { and, desc, eq, gt, isNull, lt, or } from 'drizzle-orm';
import type { Db } from './client.ts';
import { apiTokens } from './schema/access.ts';

export type ApiToken = typeof apiTokens.$inferSelect;

export async function insertApiToken(tx: Db, token: typeof apiTokens.$inferInsert): Promise<ApiToken> {
  const [row] = await tx.insert(apiTokens).values(token).returning();
  if (!row) throw new Error(`Token ${token.id} was not written.`);
  return row;
}

export async function findApiToken(db: Db, id: string): Promise<ApiToken | undefined> {
  const [token] = await db.select().from(apiTokens).where(eq(apiTokens.id, id));
  return token;
}

/** A person's tokens that still open something, newest first. */
export async function listLiveTokens(db: Db, personId: string, now: Date): Promise<ApiToken[]> {
  return db
    .select()
    .from(apiTokens)
    .where(and(eq(apiTokens.personId, personId), isNull(apiTokens.revokedAt), gt(apiTokens.expiresAt, now)))
    .orderBy(desc(apiTokens.issuedAt), desc(apiTokens.id));
}

/** Ends the token; false when it was revoked before. */
export async function revokeApiToken(tx: Db, id: string, now: Date): Promise<boolean> {
  const revoked = await tx
    .update(apiTokens)
    .set({ revokedAt: now })
    .where(and(eq(apiTokens.id, id), isNull(apiTokens.revokedAt)))
    .returning({ id: apiTokens.id });
  return revoked.length === 1;
}

/** Notes that the token was used, unless that was noted since `unlessSince`. */
export async function noteTokenUse(db: Db, id: string, now: Date, unlessSince: Date): Promise<void> {
  await db
    .update(apiTokens)
    .set({ lastUsedAt: now })
    .where(
      and(eq(apiTokens.id, id), or(isNull(apiTokens.lastUsedAt), lt(apiTokens.lastUsedAt, unlessSince))),
    );
}

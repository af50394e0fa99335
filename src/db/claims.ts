import { and, eq, gt } from 'drizzle-orm';
import type { Db } from './client.ts';
import type { Claim } from './notices.ts';
import { claims } from './schema/reviews.ts';

/** Who looks at the review at this moment; undefined when nobody does or their claim has lapsed. */
export async function findClaim(db: Db, reviewId: string, now: Date): Promise<Claim | undefined> {
  const [claim] = await db
    .select()
    .from(claims)
    .where(and(eq(claims.reviewId, reviewId), gt(claims.until, now)));
  return claim;
}

/** Makes this the review's one claim, whoever had it before. */
export async function putClaim(tx: Db, claim: Claim): Promise<void> {
  const { reviewId: _reviewId, ...changed } = claim;
  await tx.insert(claims).values(claim).onConflictDoUpdate({ target: claims.reviewId, set: changed });
}

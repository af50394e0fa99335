import { findClaim } from '../../../db/claims.ts';
import type { Db } from '../../../db/client.ts';
import { getContent } from '../../../db/contents.ts';
import type { Claim } from '../../../db/notices.ts';

/** The claim by which the review was handed to the same person with the same words a moment ago. */
export async function isHandedOn(
  tx: Db,
  reviewId: string,
  now: Date,
  { person, to, note }: { person: string; to: string; note: string },
): Promise<Claim | undefined> {
  const claim = await findClaim(tx, reviewId, now);
  if (claim?.holderId !== to || claim.fromId !== person) return undefined;
  const said = claim.noteId ? await getContent<string>(tx, claim.noteId) : '';
  return said === note ? claim : undefined;
}

import { and, eq, sql } from 'drizzle-orm';
import type { Db } from './client.ts';
import { digestPlace, digests } from './schema/digests.ts';
import { messages } from './schema/messages.ts';

export type Digest = typeof digests.$inferSelect;
export type DigestPlace = typeof digestPlace.$inferSelect;

/** Writes the week's digest unless it has one: whoever comes second gets false. */
export async function insertDigest(tx: Db, digest: Digest): Promise<boolean> {
  const inserted = await tx
    .insert(digests)
    .values(digest)
    .onConflictDoNothing()
    .returning({ week: digests.week });
  return inserted.length === 1;
}

export async function findDigest(db: Db, week: string): Promise<Digest | undefined> {
  const [digest] = await db.select().from(digests).where(eq(digests.week, week));
  return digest;
}

export async function hasDigest(db: Db, week: string): Promise<boolean> {
  const [found] = await db.select({ week: digests.week }).from(digests).where(eq(digests.week, week));
  return found !== undefined;
}

export async function setDigestChannel(tx: Db, week: string, channelId: string): Promise<void> {
  await tx.update(digests).set({ channelId }).where(eq(digests.week, week));
}

/** Has what Slack refused of a week's digest posted after all, in this channel; answers how many messages that is. */
export async function reviveDigestMessages(
  tx: Db,
  week: string,
  channelId: string,
  now: Date,
): Promise<number> {
  const revived = await tx
    .update(messages)
    .set({ state: 'waiting', channelId, ts: null, dueAt: now, attempts: 0, unanswered: false, code: null })
    .where(
      and(
        eq(messages.kind, 'digest'),
        eq(messages.state, 'dead'),
        sql`(${messages.aboutId} = ${week} or ${messages.threadOf} =
          (select id from messages where kind = 'digest' and about_id = ${week}))`,
      ),
    )
    .returning({ id: messages.id });
  return revived.length;
}

const theRow = 1;

export async function findDigestPlace(db: Db): Promise<DigestPlace | undefined> {
  const [place] = await db.select().from(digestPlace).where(eq(digestPlace.id, theRow));
  return place;
}

/** From when on digests are due; a moment that is known already stays. */
export async function beginDigests(tx: Db, since: Date): Promise<void> {
  await tx
    .insert(digestPlace)
    .values({ id: theRow, chosenBy: null, channelId: null, since })
    .onConflictDoNothing();
}

export async function chooseDigestPlace(tx: Db, chosen: Omit<DigestPlace, 'id'>): Promise<void> {
  await tx
    .insert(digestPlace)
    .values({ id: theRow, ...chosen })
    .onConflictDoUpdate({ target: digestPlace.id, set: chosen });
}

/** Where digests go now; null: nowhere. */
export function placeIn(place: DigestPlace | undefined, usual: string | null): string | null {
  return place && place.chosenBy !== null ? place.channelId : usual;
}

import { and, asc, eq, like } from 'drizzle-orm';
import type { Db } from '../../../src/db/client.ts';
import { messages } from '../../../src/db/schema/messages.ts';

/** Who is told what about something: `[['U0MARGARET', 'named']]`, in the order of the alphabet. */
export async function toldAbout(db: Db, id: string): Promise<[string, string][]> {
  const rows = await db
    .select()
    .from(messages)
    .where(like(messages.aboutId, `${id}:%`))
    .orderBy(asc(messages.channelId), asc(messages.aboutId));
  return rows.map(({ channelId, aboutId }) => [channelId, aboutId.split(':')[1] ?? '']);
}

/** Slack shows everything there is to show. */
export async function showAll(db: Db): Promise<void> {
  await db.update(messages).set({ state: 'shown' });
}

/** The reviews whose cards are to be drawn anew, in order. */
export async function cardsDue(db: Db): Promise<string[]> {
  const due = await db
    .select()
    .from(messages)
    .where(and(eq(messages.kind, 'card'), eq(messages.state, 'waiting')));
  return due.map(({ aboutId }) => aboutId).toSorted();
}

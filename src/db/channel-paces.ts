import { sql } from 'drizzle-orm';
import type { Db } from './client.ts';
import { channelPaces } from './schema/messages.ts';

/** How fast one channel takes posts: so many a second in the long run, and so many at once after a rest. */
export type Pace = { postsPerSecond: number; burst: number };
export type Allowance = { granted: number; freeAt: Date };

export const millisecondsApart = ({ postsPerSecond }: Pace): number => 1_000 / postsPerSecond;

/** How many of the posts asked for may go now, and when the next one may (GCRA). */
export function allow(freeAt: Date, now: Date, pace: Pace, asked: number): Allowance {
  const apart = millisecondsApart(pace);
  const free = Math.max(freeAt.getTime(), now.getTime() - (pace.burst - 1) * apart);
  const room = Math.floor((now.getTime() - free) / apart) + 1;
  const granted = Math.min(asked, Math.max(0, room));
  return { granted, freeAt: new Date(Math.ceil(free + granted * apart)) };
}

/** Takes the pace of several channels for every writer at once, in the caller's transaction; answers by channel. */
export async function takePace(
  tx: Db,
  asked: ReadonlyMap<string, number>,
  now: Date,
  pace: Pace,
): Promise<Map<string, Allowance>> {
  if (asked.size === 0) return new Map();
  const allowances = new Map<string, Allowance>();
  for (const { channelId, freeAt } of await lockPaces(tx, [...asked.keys()]))
    allowances.set(channelId, allow(freeAt, now, pace, asked.get(channelId) ?? 0));
  await tx
    .insert(channelPaces)
    .values([...allowances].map(([channelId, { freeAt }]) => ({ channelId, freeAt })))
    .onConflictDoUpdate({ target: channelPaces.channelId, set: { freeAt: sql`excluded.free_at` } });
  return allowances;
}

/** Sorted, so that two writers never wait for each other in a circle. */
async function lockPaces(tx: Db, channelIds: string[]): Promise<{ channelId: string; freeAt: Date }[]> {
  return tx
    .insert(channelPaces)
    .values(channelIds.toSorted().map((channelId) => ({ channelId, freeAt: new Date(0) })))
    .onConflictDoUpdate({
      target: channelPaces.channelId,
      set: { freeAt: sql`${channelPaces.freeAt}` },
    })
    .returning();
}

/** Lets nobody post to the channel before `until`, as Slack asked. */
export async function holdChannel(tx: Db, channelId: string, until: Date): Promise<void> {
  await tx
    .insert(channelPaces)
    .values({ channelId, freeAt: until })
    .onConflictDoUpdate({
      target: channelPaces.channelId,
      set: { freeAt: sql`greatest(${channelPaces.freeAt}, excluded.free_at)` },
    });
}

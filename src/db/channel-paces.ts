import { sql } from 'drizzle-orm';
import type { Db } from './client.ts';
import { channelPaces } from './schema/messages.ts';

/** How fast one channel takes posts: so many a second in the long run, and so many at once after a rest. */
export type Pace = { postsPerSecond: number; burst: number };
export type Allowance = { granted: number; freeAt: Date };

export const millisecondsApart = ({ postsPerSecond }: Pace): number => 1_000 / postsPerSecond;

/**
 * Takes the pace of several channels for every writer at once; answers by channel how many of the posts asked for may
 * go now, and when the next one may.
 */
export async function takePace(
  db: Db,
  asked: ReadonlyMap<string, number>,
  now: Date,
  pace: Pace,
): Promise<Map<string, Allowance>> {
  if (asked.size === 0) return new Map();
  const allowances = await allow(db, asked, now, pace);
  const unknown = new Map([...asked].filter(([channelId]) => !allowances.has(channelId)));
  if (unknown.size === 0) return allowances;
  await openChannels(db, [...unknown.keys()]);
  return new Map([...allowances, ...(await allow(db, unknown, now, pace))]);
}

/**
 * GCRA: a post moves the moment at which its channel is free; that may lie a burst ahead of now. Locked in the order of
 * ids, so that two writers never wait for each other in a circle. Channels without a row are passed over.
 */
async function allow(
  db: Db,
  asked: ReadonlyMap<string, number>,
  now: Date,
  pace: Pace,
): Promise<Map<string, Allowance>> {
  const apart = millisecondsApart(pace);
  const at = sql`${now.toISOString()}::timestamptz`;
  const wanted = [...asked].map(([channelId, posts]) => sql`(${channelId}, ${posts}::int)`);
  const rows = await db.execute<{ channelId: string; granted: number; freeAt: string }>(sql`
    with free as (
      select paces.channel_id, wanted.posts,
        greatest(paces.free_at, ${at} - ${(pace.burst - 1) * apart}::float8 * interval '1 millisecond') as since
      from channel_paces as paces join (values ${sql.join(wanted, sql`, `)}) as wanted (channel_id, posts) using (channel_id)
      order by paces.channel_id for update of paces),
    allowed as (
      select channel_id, since,
        least(posts, greatest(0, floor(extract(epoch from ${at} - since) * 1000 / ${apart}::float8) + 1))::int as granted
      from free)
    update channel_paces set free_at = since + ceil(granted * ${apart}::float8) * interval '1 millisecond'
    from allowed where channel_paces.channel_id = allowed.channel_id
    returning channel_paces.channel_id as "channelId", granted, free_at as "freeAt"`);
  return new Map(
    [...rows].map(({ channelId, granted, freeAt }) => [channelId, { granted, freeAt: new Date(freeAt) }]),
  );
}

/** Sorted for the same reason. */
async function openChannels(db: Db, channelIds: string[]): Promise<void> {
  await db
    .insert(channelPaces)
    .values(channelIds.toSorted().map((channelId) => ({ channelId, freeAt: new Date(0) })))
    .onConflictDoNothing();
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

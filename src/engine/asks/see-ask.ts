import { findAsk } from '../../db/asks.ts';
import type { Place } from '../../domain/ask.ts';
import type { Context } from '../context.ts';

/** The message that this person asked with; undefined for anybody else. */
export async function seeAsk(
  { db }: Pick<Context, 'db'>,
  { askId, person }: { askId: string; person: string },
): Promise<Place | undefined> {
  const ask = await findAsk(db, askId);
  if (ask?.personId !== person) return undefined;
  const { channelId, ts, threadTs } = ask;
  return { channelId, ts, threadTs };
}

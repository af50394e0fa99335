import { findPicture, recordPictureTry } from '../../db/pictures.ts';
import { mostAttempts } from '../../domain/picture.ts';
import type { PictureTrouble } from '../../domain/picture.ts';
import { later, minute, second } from '../../lib/time.ts';
import type { Context } from '../context.ts';

const longest = 5 * minute;

/** Slack did not take the picture. Answers when it is worth another try; null: never, which is logged once. */
export async function pictureNotTaken(
  { db, now, log }: Pick<Context, 'db' | 'now' | 'log'>,
  key: string,
  trouble: PictureTrouble,
): Promise<Date | null> {
  const before = await findPicture(db, key);
  if (before?.state === 'refused') return null;
  const attempts = (before?.attempts ?? 0) + 1;
  const refused = trouble.refused || attempts >= mostAttempts;
  const backoff = Math.min(longest, second * 2 ** (attempts - 1));
  const dueAt = later(now(), Math.max(backoff, trouble.afterMs ?? 0));
  const { code } = trouble;
  const isOurs = await recordPictureTry(db, { key, attempts, refused, code, dueAt });
  if (isOurs && refused) log.warn({ picture: key, code, attempts }, 'Slack takes no picture; the text stays');
  else if (isOurs) log.info({ picture: key, code, attempts, dueAt }, 'a picture is tried again');
  return refused ? null : dueAt;
}

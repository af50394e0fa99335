import { eq, ne, sql } from 'drizzle-orm';
import { triesOfOneFile } from '../domain/picture.ts';
import type { PictureStanding } from '../domain/picture.ts';
import type { Db } from './client.ts';
import { pictures } from './schema/pictures.ts';

export async function findPicture(db: Db, key: string): Promise<PictureStanding | undefined> {
  const [picture] = await db.select().from(pictures).where(eq(pictures.key, key));
  return picture;
}

/** Slack has it. Where two uploaded it at once the first file stays, and the other is nobody's. */
export async function recordUploaded(db: Db, key: string, fileId: string, now: Date): Promise<void> {
  const uploaded = { state: 'uploaded', fileId, uploadedAt: now, dueAt: now, code: null } as const;
  await db
    .insert(pictures)
    .values({ key, ...uploaded })
    .onConflictDoUpdate({ target: pictures.key, set: uploaded, setWhere: ne(pictures.state, 'uploaded') });
}

export type PictureTry = { key: string; attempts: number; refused: boolean; code: string; dueAt: Date };

/** Slack did not take it, or not yet; false when somebody else wrote that by now. `attempts`: with this one. */
export async function recordPictureTry(db: Db, tried: PictureTry): Promise<boolean> {
  const { key, attempts, refused, code, dueAt } = tried;
  const isNew = refused || attempts >= triesOfOneFile;
  const set = {
    attempts,
    code,
    dueAt,
    ...(refused ? { state: 'refused' as const } : {}),
    ...(isNew ? { fileId: null, ...(refused ? {} : { state: 'waiting' as const }) } : {}),
  };
  const written = await db
    .insert(pictures)
    .values({ key, state: 'waiting', ...set })
    .onConflictDoUpdate({
      target: pictures.key,
      set,
      setWhere: sql`${pictures.state} <> 'refused' and ${pictures.attempts} = ${attempts - 1}`,
    })
    .returning({ key: pictures.key });
  return written.length === 1;
}

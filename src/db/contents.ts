import { randomBytes } from 'node:crypto';
import { and, count, inArray, isNull, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { sha256 } from '../lib/hash.ts';
import { newId } from '../lib/ids.ts';
import { canonicalJson } from '../lib/json.ts';
import type { Db } from './client.ts';
import { contents } from './schema/runs.ts';

/** Where a text is, and the salted hash by which an event can name it without holding it. */
export type ContentRef = { id: string; hash: string };

export async function insertContent(
  tx: Db,
  runId: string,
  body: unknown,
  now: Date,
  id: string = newId('txt'),
): Promise<ContentRef> {
  const content = newContent(body, id);
  const { salt, hash } = content;
  await tx.execute(sql`
    insert into contents (id, run_id, body, salt, hash, written_at)
    values (${id}, ${runId}, ${JSON.stringify(body)}, ${salt}, ${hash}, ${now.toISOString()})`);
  return content;
}

export type NewContent = ContentRef & { body: unknown; salt: string };

export function newContent(
  body: unknown,
  id: string = newId('txt'),
  salt = randomBytes(16).toString('hex'),
): NewContent {
  return { id, body, salt, hash: sha256(salt + canonicalJson(body)) };
}

/** The text, or undefined when it was erased. Throws when there never was one. */
export async function getContent<T>(db: Db, id: string): Promise<T | undefined> {
  const [row] = await db.execute<{ body: T; erased: boolean }>(
    sql`select body, erased_at is not null as erased from contents where id = ${id}`,
  );
  if (!row) throw new Error(`No content ${id}.`);
  return row.erased ? undefined : row.body;
}

/** The texts that still exist, by id. */
export async function listContents(db: Db, ids: readonly string[]): Promise<Map<string, unknown>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select()
    .from(contents)
    .where(inArray(contents.id, [...ids]));
  return new Map(rows.filter((row) => !row.erasedAt).map((row) => [row.id, row.body]));
}

/** How many texts each of these runs still has. */
export async function countContents(db: Db, runIds: readonly string[]): Promise<Map<string, number>> {
  if (runIds.length === 0) return new Map();
  const rows = await db
    .select({ runId: contents.runId, texts: count() })
    .from(contents)
    .where(and(inArray(contents.runId, [...runIds]), isNull(contents.erasedAt)))
    .groupBy(contents.runId);
  return new Map(rows.map(({ runId, texts }) => [runId, texts]));
}

/** Erases every text of these runs, salt included; answers how many were there. */
export async function eraseContents(tx: Db, runIds: readonly string[], now: Date): Promise<number> {
  return eraseWhere(tx, inArray(contents.runId, [...runIds]), now);
}

/** Erases these texts, salt included; answers how many were there. */
export async function eraseContentsById(tx: Db, ids: readonly string[], now: Date): Promise<number> {
  return eraseWhere(tx, inArray(contents.id, [...ids]), now);
}

async function eraseWhere(tx: Db, isMeant: SQL, now: Date): Promise<number> {
  const erased = await tx
    .update(contents)
    .set({ body: null, salt: null, erasedAt: now })
    .where(and(isMeant, isNull(contents.erasedAt)))
    .returning({ id: contents.id });
  return erased.length;
}

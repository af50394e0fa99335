import { appendFile, readFile } from 'node:fs/promises';
import type { Context } from '../engine/context.ts';
import { listSealsAfter } from '../engine/audit/seal.ts';

/**
 * Appends the seals that the file does not have yet, one JSON line each. A line that could not be written is written
 * the next time: what the database holds, the file will hold.
 */
export async function publishSeals(ctx: Pick<Context, 'db'>, file: string): Promise<void> {
  const seals = await listSealsAfter(ctx, await lastPublished(file));
  const lines = seals.map(({ id, at, hash }) => `${JSON.stringify({ id, at: at.toISOString(), hash })}\n`);
  if (lines.length) await appendFile(file, lines.join(''), { mode: 0o640 });
}

async function lastPublished(file: string): Promise<number> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const last = text.trimEnd().split('\n').at(-1);
  return last ? (JSON.parse(last) as { id: number }).id : 0;
}

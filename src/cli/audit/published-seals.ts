import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { CannotRun } from '../cannot-run.ts';

const published = z.object({ id: z.int(), at: z.string(), hash: z.string() });
export type PublishedSeal = z.infer<typeof published>;

/** The seals of an AUDIT_SEAL_FILE, one JSON line each. Throws CannotRun when it cannot be read or holds something else. */
export async function* publishedSeals(path: string): AsyncGenerator<PublishedSeal> {
  const input = createReadStream(path, 'utf8');
  let number = 0;
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      number += 1;
      if (line.trim() !== '') yield parseLine(line, `${path} line ${number}`);
    }
  } catch (error) {
    if (error instanceof CannotRun) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new CannotRun(`${path} cannot be read (${code}). Give the file that AUDIT_SEAL_FILE names.`, {
      cause: error,
    });
  } finally {
    input.destroy();
  }
}

function parseLine(line: string, where: string): PublishedSeal {
  try {
    return published.parse(JSON.parse(line));
  } catch (error) {
    throw new CannotRun(`${where} is not a seal. It looks like {"id":1,"at":"…","hash":"…"}.`, {
      cause: error,
    });
  }
}

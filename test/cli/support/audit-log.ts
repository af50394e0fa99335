import { sql } from 'drizzle-orm';
import { openDatabase } from '../../../src/db/client.ts';
import type { Db } from '../../../src/db/client.ts';
import { recordEvents } from '../../../src/db/events.ts';
import { sealChains } from '../../../src/engine/audit/seal.ts';
import { publishSeals } from '../../../src/jobs/seal-file.ts';
import { person } from '../../../src/domain/event.ts';
import { createLogger } from '../../../src/lib/logger.ts';
import { freshDatabase } from '../../support/postgres.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const noon = new Date('2026-11-23T12:00:00Z');

/** A database with an audit log to write, to seal and to tamper with as nobody but its superuser could. */
export async function openAuditLog() {
  const { url, drop } = await freshDatabase();
  const { db, close } = openDatabase(url);
  const folder = temporaryFolder('seals');
  const sealFile = `${folder.path}/seals.jsonl`;
  return {
    url,
    db,
    sealFile,
    write: (chain: string, rows: number) => write(db, chain, rows),
    seal: () => seal(db, sealFile),
    /** Changes a table behind the back of its triggers. */
    tamper: (table: 'events' | 'seals', statement: string) => tamper(db, table, statement),
    async close() {
      await close();
      await drop();
      folder.remove();
    },
  };
}

export type AuditLog = Awaited<ReturnType<typeof openAuditLog>>;

async function write(db: Db, chain: string, rows: number): Promise<void> {
  const actor = person('U0ADA');
  for (let row = 0; row < rows; row++)
    await recordEvents(db, chain, noon, [{ type: 'run.joined', actor, surface: 'command', data: { row } }]);
}

async function seal(db: Db, file: string): Promise<void> {
  const ctx = { db, now: () => noon, log: createLogger('silent') };
  const sealed = await sealChains(ctx);
  await publishSeals(ctx, file);
  if (!sealed) throw new Error('There was nothing to seal.');
}

async function tamper(db: Db, table: string, statement: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql.raw(`alter table ${table} disable trigger user`));
    await tx.execute(sql.raw(statement));
    await tx.execute(sql.raw(`alter table ${table} enable trigger user`));
  });
}

import { setImmediate as everythingSent, setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { openDatabase } from '../../../src/db/client.ts';

export type BoundaryReport = { acknowledged: number; begun: string };

// Begins a transaction just when every connection's pipeline is full: the moment at which the driver as published gives the
// transaction a connection that it does not keep for it. What is acknowledged afterwards may then never be committed.
const [url = '', max = '', inFront = ''] = process.argv.slice(2);
const connections = Number(max);
const { db } = openDatabase(url, { max: connections });
let acknowledged = 0;

async function insert(tag: string): Promise<void> {
  await db.execute(sql.raw(`insert into marks values ('${tag}')`));
  acknowledged += 1;
}

async function times(count: number, work: () => Promise<unknown>): Promise<void> {
  await Promise.all(Array.from({ length: count }, work));
}

await db.execute(sql.raw('create table if not exists marks (tag text)'));
await times(connections, () => db.execute(sql.raw('select pg_sleep(0.05)')));
const busy = times(connections, () => db.execute(sql.raw('select pg_sleep(0.3)')));
const queued = times(Number(inFront) * connections, () => insert('queued'));
await everythingSent();
const begun = db
  .transaction(async (tx) => {
    await tx.execute(sql.raw("insert into marks values ('in transaction')"));
    return tx.rollback();
  })
  .then(String, (error: Error) => error.message);

await Promise.all([busy, queued]);
const outcome = await Promise.race([begun, sleep(3_000, 'never', { ref: false })]);
await Promise.race([times(5, () => insert('later')), sleep(3_000, undefined, { ref: false })]);
process.send?.({ acknowledged, begun: outcome } satisfies BoundaryReport, () => process.exit());

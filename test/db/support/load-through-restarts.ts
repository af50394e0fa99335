import { on } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { openDatabase, type Db } from '../../../src/db/client.ts';

export type Order = { answerWithinMs: number } | 'finish';
/** How the callers fare: those that got no answer in time, and errors that no caller could have caught. */
export type Health = { stuck: number; uncaught: string[] };
export type Ledger = { acknowledged: number[]; failures: number };

// Twenty callers on five connections write rows and remember which were acknowledged, whatever happens to the server.
const { db } = openDatabase(process.argv[2] ?? '', { max: 5 });
const uncaught: string[] = [];
const acknowledged: number[] = [];
const lastAnswer: number[] = [];
let failures = 0;
let nextId = 0;

async function call(caller: number, write: (id: number) => Promise<void>): Promise<never> {
  for (;;) {
    const id = nextId++;
    try {
      await write(id);
      acknowledged.push(id);
      lastAnswer[caller] = performance.now();
    } catch {
      failures += 1; // as expected of a server that goes away: the next call finds out whether it is back
      await sleep(20);
    }
  }
}

async function insert(tx: Db, id: number): Promise<void> {
  await tx.execute(sql`insert into acknowledged values (${id})`);
}

function insertInTransaction(id: number): Promise<void> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select ${id}::int`);
    await sleep(Math.random() * 5);
    await insert(tx, id);
  });
}

async function health(answerWithinMs: number): Promise<Health> {
  const asked = performance.now();
  const waiting = () => lastAnswer.filter((answered) => answered < asked).length;
  while (waiting() > 0 && performance.now() - asked < answerWithinMs) await sleep(20);
  return { stuck: waiting(), uncaught };
}

process.on('uncaughtException', (error) => uncaught.push(error.message));
process.on('disconnect', () => process.exit());
for (let caller = 0; caller < 20; caller += 1) {
  lastAnswer.push(0);
  void call(caller, caller % 2 ? insertInTransaction : (id) => insert(db, id));
}

for await (const [order] of on(process, 'message') as AsyncIterable<[Order]>) {
  if (order === 'finish') break;
  process.send?.(await health(order.answerWithinMs));
}
process.send?.({ acknowledged, failures } satisfies Ledger, () => process.exit());

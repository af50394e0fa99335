import { sql } from 'drizzle-orm';
import type { Db } from '../../../src/db/client.ts';
import type { JobName, Queue } from '../../../src/db/queue.ts';
import { later } from '../../../src/lib/time.ts';
import type { Clock } from '../../../src/lib/time.ts';

export type Job = { name: JobName; id: string; due: Date | null };

/** A queue that is a table: like the real one's, a job is there if and only if its transaction committed. */
export async function openJobTable(db: Db, now: Clock): Promise<{ queue: Queue; take(): Promise<Job[]> }> {
  await db.execute(sql`create table if not exists jobs
    (nth int generated always as identity, name text not null, id text not null, due timestamptz)`);
  const nobodyWorks = () => Promise.reject(new Error('Tests take the jobs themselves: use take().'));
  return {
    queue: {
      async enqueue(tx, name, id, when) {
        const at = when instanceof Date ? when : when && later(now(), when.inMs);
        const due = at ? sql`${at.toISOString()}::timestamptz` : sql`null`;
        await tx.execute(sql`insert into jobs (name, id, due) values (${name}, ${id}, ${due})`);
      },
      work: nobodyWorks,
      drain: nobodyWorks,
      check: async () => {},
    },
    /** Removes and answers every job there is, oldest first. */
    async take() {
      const rows = await db.execute<{ nth: number; name: JobName; id: string; due: string | null }>(
        sql`delete from jobs returning *`,
      );
      return [...rows]
        .toSorted((a, b) => a.nth - b.nth)
        .map(({ name, id, due }) => ({ name, id, due: due === null ? null : new Date(due) }));
    },
  };
}

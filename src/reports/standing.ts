import { sql } from 'drizzle-orm';
import type { Db } from '../db/client.ts';
import { readQueueDepths } from '../db/queue.ts';
import type { QueueDepth } from '../db/queue.ts';
import type { Severity } from '../domain/incident.ts';
import { openStatuses } from '../domain/run.ts';
import type { Mode, RunStatus } from '../domain/run.ts';

/** How the operation stands. Ages in seconds; null where there is none. */
export type Standing = {
  workflows: { workflow: string; mode: Mode; paused: boolean }[];
  runs: { workflow: string; status: RunStatus; count: number }[];
  reviews: { workflow: string; count: number; overdue: number; oldest: number }[];
  incidents: { severity: Severity; count: number }[];
  messages: { state: 'waiting' | 'sending'; count: number; oldestDue: number | null }[];
  deliveries: { state: 'waiting' | 'held'; count: number; oldest: number }[];
  queue: QueueDepth[];
};

/** How the operation stands at this instant: what is over is not looked at. */
export async function readStanding(db: Db, now: Date): Promise<Standing> {
  const [open, queue] = await Promise.all([readOpen(db, now), readQueueDepths(db)]);
  return { ...open, queue };
}

type Open = Omit<Standing, 'queue'>;

async function readOpen(db: Db, now: Date): Promise<Open> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const age = (moment: string) => sql`extract(epoch from ${at} - ${sql.raw(moment)})::float8`;
  const [row] = await db.execute<Open>(sql`select
    ${listed(sql`
      select id as workflow, mode, exists (
        select from pauses where resumed_at is null and workflow_id in (workflows.id, '*')) as paused
      from workflows order by id`)} as workflows,
    ${listed(sql`
      select workflow_id as workflow, status, count(*)::int as count from runs
      where status in ${openStatuses} group by 1, 2 order by 1, 2`)} as runs,
    ${listed(sql`
      select runs.workflow_id as workflow, count(*)::int as count,
        count(*) filter (where reviews.due_at < ${at})::int as overdue, ${age('min(reviews.opened_at)')} as oldest
      from reviews join runs on runs.id = reviews.run_id
      where reviews.resolution is null group by 1 order by 1`)} as reviews,
    ${listed(sql`
      select severity, count(*)::int as count from incidents
      where status <> 'resolved' group by 1 order by 1`)} as incidents,
    ${listed(sql`
      select state, count(*)::int as count, ${age(`min(due_at) filter (where due_at <= '${now.toISOString()}')`)} as "oldestDue"
      from messages where state in ('waiting', 'sending') group by 1 order by 1`)} as messages,
    ${listed(sql`
      select state, count(*)::int as count, ${age('min(received_at)')} as oldest from deliveries
      where state in ('waiting', 'held') group by 1 order by 1`)} as deliveries`);
  if (!row) throw new Error('The database did not say how the operation stands.');
  return row;
}

const listed = (query: ReturnType<typeof sql>) =>
  sql`(select coalesce(json_agg(each), '[]') from (${query}) as each)`;

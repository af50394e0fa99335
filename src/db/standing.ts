import { sql } from 'drizzle-orm';
import type { StandingKind } from '../domain/digest/standing.ts';
import { openStatuses } from '../domain/run.ts';
import type { Db } from './client.ts';

export type StandingRow = { workflowId: string; kind: StandingKind; count: number; oldestAt: Date };

/**
 * What of each workflow stands before people at this instant, as far as there is anything. How long a run is blocked is told by its
 * newest incident. Conditions are literal, so that the partial indexes serve them.
 */
export async function listStanding(db: Db, now: Date): Promise<StandingRow[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const rows = await db.execute<Omit<StandingRow, 'oldestAt'> & { oldest: number }>(sql`
    with standing as (
      select runs.workflow_id, 'unknown' as kind, coalesce(executions.settled_at, executions.claimed_at) as since
      from executions join runs on runs.id = executions.run_id
      where executions.status = 'unknown' and runs.status in ${openStatuses}
      union all
      select workflow_id, 'incidents', opened_at from incidents where status <> 'resolved'
      union all
      select workflow_id, 'critical', opened_at from incidents where status <> 'resolved' and severity = 'critical'
      union all
      select workflow_id, 'blocked', coalesce(
        (select max(opened_at) from incidents where incidents.run_id = runs.id), moved_at)
      from runs where status = 'blocked'
      union all
      select runs.workflow_id, 'reviews', reviews.opened_at
      from reviews join runs on runs.id = reviews.run_id where reviews.resolution is null
      union all
      select runs.workflow_id, 'overdue', reviews.due_at
      from reviews join runs on runs.id = reviews.run_id where reviews.resolution is null and reviews.due_at < ${at})
    select workflow_id as "workflowId", kind, count(*)::int as count,
      extract(epoch from min(coalesce(since, ${at})))::float8 as oldest
    from standing group by 1, 2 order by 1, 2`);
  return [...rows].map(({ oldest, ...row }) => ({ ...row, oldestAt: new Date(oldest * 1000) }));
}

import { sql } from 'drizzle-orm';
import type { Standing } from '../../domain/metrics/standing.ts';
import type { Db } from '../client.ts';
import { instant, isOf } from './span.ts';
import type { Only } from './span.ts';

/** What stood open at that instant, per workflow in which something did. What ended later changes nothing of it. */
export async function standingAt(db: Db, at: Date, only?: Only): Promise<Record<string, Standing>> {
  const then = instant(at);
  const rows = await db.execute<Standing & { workflow: string }>(sql`
    with open as (
      select run_id, opened_at, due_at from reviews where resolved_at is null and opened_at < ${then}
      union all
      select run_id, opened_at, due_at from reviews where resolved_at > ${then} and opened_at < ${then}),
    asked as (
      select workflow_id as workflow, count(*) as reviews, count(*) filter (where due_at < ${then}) as overdue,
        min(opened_at) as oldest
      from open join runs on runs.id = run_id where ${isOf(sql`workflow_id`, only)} group by 1),
    troubled as (
      select workflow_id as workflow, count(*) as incidents from incidents
      where opened_at < ${then} and (status <> 'resolved' or resolved_at > ${then}) and ${isOf(sql`workflow_id`, only)}
      group by 1)
    select workflow, coalesce(reviews, 0)::int as reviews, coalesce(overdue, 0)::int as overdue,
      to_char(oldest at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as oldest, coalesce(incidents, 0)::int as incidents
    from asked full join troubled using (workflow)`);
  return Object.fromEntries(rows.map(({ workflow, ...standing }) => [workflow, standing]));
}

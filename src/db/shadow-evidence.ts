import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { ComparedRow } from '../domain/shadow/agreement.ts';
import type { ObservationState } from '../domain/shadow/observe.ts';
import type { Db } from './client.ts';

/** The work in shadow of one version and one model, since then. */
export type ShadowSlice = { workflowId: string; since: Date; version: string; model: string };

/** Its runs that proposed something. */
export async function countShadowRuns(db: Db, slice: ShadowSlice): Promise<number> {
  const [row] = await db.execute<{ runs: number }>(sql`
    with ${proposing(slice)} select count(*)::int as runs from proposing`);
  return row?.runs ?? 0;
}

/** How many of them are held against what people did for good, are looked at again, or could not be. */
export async function countObservations(
  db: Db,
  slice: ShadowSlice,
): Promise<{ state: ObservationState; count: number }[]> {
  const rows = await db.execute<{ state: ObservationState; count: number }>(sql`
    with ${proposing(slice)}
    select state, count(*)::int as count from observations join proposing on proposing.id = observations.run_id
    group by state`);
  return [...rows];
}

/** What of them was compared for good, one thing a row. */
export async function listCompared(db: Db, slice: ShadowSlice): Promise<ComparedRow[]> {
  const rows = await db.execute<ComparedRow>(sql`
    with ${proposing(slice)}
    select tool, verdict, amount::float8 as amount, currency
    from compared_actions
      join observations on observations.run_id = compared_actions.run_id and observations.state = 'observed'
      join proposing on proposing.id = compared_actions.run_id
    order by compared_actions.run_id, ordinal`);
  return [...rows];
}

/** How often they proposed each tool, as far as their texts are still there. */
export async function countProposedTools(
  db: Db,
  slice: ShadowSlice,
): Promise<{ action: string; count: number }[]> {
  const rows = await db.execute<{ action: string; count: number }>(sql`
    with ${proposing(slice)}
    select action ->> 'tool' as action, count(*)::int as count
    from proposing
      cross join lateral (
        select body_id from proposals where run_id = proposing.id order by version desc limit 1) as last
      join contents on contents.id = last.body_id
      cross join lateral jsonb_array_elements(contents.body -> 'actions') as action
    group by 1`);
  return [...rows];
}

function proposing({ workflowId, since, version, model }: ShadowSlice): SQL {
  return sql`proposing as (
    select id from runs
    where workflow_id = ${workflowId} and mode = 'shadow' and status = 'completed'
      and received_at >= ${since.toISOString()}::timestamptz and workflow_version = ${version}
      and exists (select from proposals where run_id = runs.id and author_kind = 'agent' and author_id = ${model}))`;
}

import { and, eq, gte, sql } from 'drizzle-orm';
import type { Severity } from '../domain/incident.ts';
import type { Action } from '../domain/proposal.ts';
import type { Mode } from '../domain/run.ts';
import type { Db } from './client.ts';
import { incidents } from './schema/actions.ts';

type Since = { workflowId: string; since: Date };

/** A run that people decided on. Actions are null where their texts were erased; `done`: null where nothing was approved. */
export type DecidedRun = {
  version: string;
  model: string;
  isRejected: boolean;
  isEdited: boolean;
  isReversed: boolean;
  reasons: string[];
  deciders: string[];
  decidedInMs: number[];
  proposed: Action[] | null;
  done: Action[] | null;
};

/**
 * Runs in this mode, received since, on whose proposal people have decided: changed or rejected at some time, or approved at every level
 * that was asked. What is still open, or ended without them, says nothing.
 */
export async function listDecidedRuns(
  db: Db,
  { workflowId, since, mode }: Since & { mode: Mode },
): Promise<DecidedRun[]> {
  const rows = await db.execute<DecidedRun>(sql`
    with seen as (
      select runs.id, runs.workflow_version, runs.status,
        bool_or(reviews.resolution = 'rejected') as rejected, bool_or(reviews.resolution = 'edited') as edited,
        bool_or(reviews.resolution = 'approved') as approved, bool_or(reviews.resolution is null) as open,
        jsonb_agg(round(extract(epoch from reviews.resolved_at - reviews.opened_at) * 1000))
          filter (where reviews.resolution in ('approved', 'edited', 'rejected')) as ms
      from runs join reviews on reviews.run_id = runs.id
      where runs.workflow_id = ${workflowId} and runs.mode = ${mode} and runs.received_at >= ${at(since)}
      group by runs.id),
    decided as (
      select seen.*, (select proposal_id from executions where run_id = seen.id limit 1) as carried_out from seen)
    select decided.workflow_version as version, coalesce(agent.author_id, '') as model,
      coalesce(rejected, false) as "isRejected", coalesce(edited, false) as "isEdited",
      exists (select from reversals where run_id = decided.id) as "isReversed",
      coalesce(ms, '[]'::jsonb) as "decidedInMs",
      (select coalesce(jsonb_agg(coalesce(reason_code, 'none')), '[]'::jsonb) from decisions
        where run_id = decided.id and kind = 'reject') as reasons,
      (select coalesce(jsonb_agg(distinct decider_id), '[]'::jsonb) from decisions
        where run_id = decided.id and decider_kind = 'person' and kind in ('approve', 'edit', 'reject')) as deciders,
      first.body->'actions' as proposed, last.body->'actions' as done
    from decided
      left join lateral (select author_id, body_id from proposals
        where run_id = decided.id and author_kind = 'agent' order by version limit 1) as agent on true
      left join contents as first on first.id = agent.body_id
      left join proposals as approved_one on approved_one.id = decided.carried_out
      left join contents as last on last.id = approved_one.body_id
    where rejected or edited
      or (approved and not open and (carried_out is not null or status = 'completed'))`);
  return [...rows];
}

/** The severities of what was opened since. */
export async function listSeverities(db: Db, { workflowId, since }: Since): Promise<Severity[]> {
  const rows = await db
    .select({ severity: incidents.severity })
    .from(incidents)
    .where(and(gte(incidents.openedAt, since), eq(incidents.workflowId, workflowId)));
  return rows.map(({ severity }) => severity);
}

/** Actions of this workflow that were recorded as undone since. */
export async function countReversals(db: Db, { workflowId, since }: Since): Promise<number> {
  const [row] = await db.execute<{ reversals: number }>(sql`
    select count(*)::int as reversals from reversals join runs on runs.id = reversals.run_id
    where runs.workflow_id = ${workflowId} and reversals.recorded_at >= ${at(since)}`);
  return row?.reversals ?? 0;
}

/** The newest decisions of people on live runs since, at most so many, and how many of them approved what was proposed as it was. */
export async function countLastDecided(
  db: Db,
  { workflowId, since, last }: Since & { last: number },
): Promise<{ decided: number; unchanged: number }> {
  const [row] = await db.execute<{ decided: number; unchanged: number }>(sql`
    select count(*)::int as decided, count(*) filter (where resolution = 'approved')::int as unchanged from (
      select reviews.resolution from reviews join runs on runs.id = reviews.run_id
      where runs.workflow_id = ${workflowId} and runs.mode = 'live' and reviews.resolved_at >= ${at(since)}
        and reviews.resolution in ('approved', 'edited', 'rejected')
      order by reviews.resolved_at desc limit ${last}) as newest`);
  return row ?? { decided: 0, unchanged: 0 };
}

function at(instant: Date) {
  return sql`${instant.toISOString()}::timestamptz`;
}

import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Db } from '../../db/client.ts';

/** Over so many days what is written happened. */
export const benchDays = 90;

const tables = ['runs', 'steps', 'proposals', 'reviews', 'decisions', 'escalations', 'incidents', 'events'];

/**
 * Writes finished runs by their numbers, as rows and past every rule of the engine: every third was decided by a rule, the others by
 * people, and one in a hundred stood blocked. Indexes are built anew afterwards, which is faster than to keep them.
 */
export async function writeFinishedRuns(db: Db, from: number, to: number): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    const indexes = await tx.execute<{ name: string; definition: string }>(sql`
      select indexname as name, indexdef as definition from pg_indexes
      where schemaname = 'public' and tablename in ${tables}
        and not exists (select from pg_constraint where conname = indexname)`);
    for (const { name } of indexes) await tx.execute(sql.raw(`drop index "${name}"`));
    await tx.execute(sql`create temporary table made on commit drop as ${made(from, to)}`);
    for (const rows of written) await tx.execute(rows);
    for (const { definition } of indexes) await tx.execute(sql.raw(definition));
  });
  await db.execute(sql`analyze`);
  await db.execute(sql`delete from counted_days`);
}

function made(from: number, to: number): SQL {
  return sql`
    select 'run_' || n as id, 'workflow-' || n % 5 as workflow, n, n % 3 > 0 as is_reviewed, n % 100 = 0 as is_blocked,
      ended_at, ended_at - queued * interval '1 s' - thought * interval '1 s' - waited * interval '1 s' - interval '3 s' as began_at,
      (queued * 1000)::bigint as queue_ms, (thought * 1000)::bigint as agent_ms, (waited * 1000)::bigint as review_ms
    from (
      select n, now() - (${to}::int - n)::float8 / ${to - from + 1} * ${benchDays} * interval '24 h' as ended_at, round(random() * 20) as queued,
        round(10 + random() * 90) as thought, case when n % 3 > 0 then round(random() ^ 3 * 90000) else 0 end as waited
      from generate_series(${from}::int, ${to}::int) as n) as drawn`;
}

const written: readonly SQL[] = [
  sql`
    insert into runs (id, workflow_id, workflow_version, mode, status, trigger, intake_key, subject_key, subject_label, intake_id,
      requester_id, channel_id, attempt, received_at, started_at, finished_at, moved_at, entered_at,
      queue_ms, agent_ms, review_ms, execution_ms, blocked_ms)
    select id, workflow, 'v1', 'live', case when n % 20 = 1 then 'rejected' else 'completed' end, 'webhook', id, id, id, 'txt',
      'U' || n % 50, 'C' || n % 5, 1, began_at, began_at, ended_at, ended_at, ended_at,
      queue_ms, agent_ms, review_ms, 3000, 0
    from made`,
  sql`
    insert into steps (id, run_id, attempt, kind, name, status, started_at, ms, cost_micro_usd)
    select id || kind, id, 1, kind, 'x', 'done', began_at, 900, case when kind = 'model_call' then 2000 + n % 900 end
    from made, (values ('model_call'), ('tool_read')) as kinds (kind)`,
  sql`
    insert into proposals (id, run_id, version, author_kind, author_id, body_id, digest, workflow_version, routing, created_at)
    select id, id, 1, 'agent', 'x', 'txt', 'x', 'v1', '{}', began_at from made where is_reviewed`,
  sql`
    insert into reviews (id, run_id, proposal_id, level, team_id, quorum, opened_at, due_at, resolution, resolved_at)
    select id, id, id, 1, 't', 1, ended_at - review_ms * interval '1 ms' - interval '3 s', ended_at,
      case n % 20 when 1 then 'rejected' when 2 then 'edited' else 'approved' end, ended_at - interval '3 s'
    from made where is_reviewed`,
  sql`
    insert into decisions (id, run_id, review_id, proposal_id, kind, decider_kind, decider_id, reason_code, surface, decided_at)
    select id, id, id, id, case n % 20 when 1 then 'reject' when 2 then 'edit' else 'approve' end, 'person', 'U' || n % 23,
      case n % 20 when 1 then 'reason-' || n % 7 end, 'message', ended_at - interval '3 s'
    from made where is_reviewed`,
  sql`
    insert into escalations (id, run_id, to_review_id, category, asked_by_kind, asked_by_id, escalated_at)
    select id, id, id, 'category-' || n % 4, 'clock', 'clock', ended_at - interval '4 s' from made where is_reviewed and n % 50 = 1`,
  sql`
    insert into incidents (id, workflow_id, run_id, cause, code, fingerprint, severity, status, owner_team, opened_at, resolved_at)
    select id, workflow, id, 'connector', 'busy', workflow || ':' || n % 3000, 'medium', 'resolved', 't', began_at, ended_at
    from made where is_blocked`,
  sql`
    insert into events (chain, seq, type, actor_kind, actor_id, surface, data, at, prev_hash, hash)
    select id, place, case when place = 2 and is_blocked then 'run.blocked' else 'policy.routed' end, 'system', 'x', 'none', '{}',
      began_at, 'x', 'x'
    from made, generate_series(1, 2) as place`,
];

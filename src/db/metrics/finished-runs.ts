import { sql } from 'drizzle-orm';
import type { Counted } from '../../domain/metrics/counted.ts';
import { matureAfter } from '../../domain/metrics/operations.ts';
import type { Period } from '../../domain/week.ts';
import { second } from '../../lib/time.ts';
import type { Db } from '../client.ts';
import { isDuring, isOf, roundedBetween } from './span.ts';
import type { Only } from './span.ts';

type Row = {
  workflow: string;
  status: string;
  shadow: boolean;
  span: number;
  runs: number;
  withoutRework: number;
  split: Counted['split'];
  cost: Counted['cost'];
};

/**
 * Runs that ended in the span, those alike together: by workflow, outcome and rounded cycle time. What is asked of each run is counted, since
 * for `not exists` PostgreSQL would read the other table whole.
 */
export async function listFinishedRuns(db: Db, span: Period, only: Only): Promise<Row[]> {
  const known = sql`queue_ms + agent_ms + review_ms + execution_ms + blocked_ms is not null`;
  const sum = (column: string) => sql`coalesce(sum(${sql.raw(column)}) filter (where ${known}), 0)`;
  const inTime = (column: string) =>
    sql`${sql.raw(column)} <= runs.finished_at + make_interval(secs => ${matureAfter / second})`;
  return db.execute<Row>(sql`
    select workflow_id as workflow, status, mode = 'shadow' as shadow,
      ${roundedBetween(sql`received_at`, sql`finished_at`)} as span, count(*)::int as runs,
      (count(*) filter (where status = 'completed' and mode <> 'shadow'
        and 0 = (select count(*) from reviews where run_id = runs.id and resolution in ('edited', 'rejected'))
        and 0 = (select count(*) from runs as again where again.rerun_of = runs.id and ${inTime('again.received_at')})
        and 0 = (select count(*) from reversals where run_id = runs.id and ${inTime('reversed_at')})))::int as "withoutRework",
      json_build_object('count', count(*) filter (where ${known}), 'queue', ${sum('queue_ms')}, 'agent', ${sum('agent_ms')},
        'review', ${sum('review_ms')}, 'execution', ${sum('execution_ms')}, 'blocked', ${sum('blocked_ms')}) as split,
      json_build_object('model', coalesce(sum(spent.model), 0), 'unpriced', count(*) filter (where spent.unpriced > 0),
        'tools', coalesce(sum(spent.tools), 0) + coalesce(sum(done.tools), 0), 'calls', sum(spent.calls) + sum(done.calls),
        'priced', sum(spent.priced) + sum(done.priced)) as cost
    from runs cross join lateral (
      select sum(cost_micro_usd) filter (where kind = 'model_call') as model,
        count(*) filter (where kind = 'model_call' and cost_micro_usd is null) as unpriced,
        sum(cost_micro_usd) filter (where kind = 'tool_read' and status = 'done') as tools,
        count(*) filter (where kind = 'tool_read' and status = 'done') as calls,
        count(cost_micro_usd) filter (where kind = 'tool_read' and status = 'done') as priced
      from steps where run_id = runs.id) as spent
    cross join lateral (
      select sum(cost_micro_usd) as tools, count(*) as calls, count(cost_micro_usd) as priced
      from executions where run_id = runs.id and claimed_at is not null) as done
    where ${isDuring(sql`finished_at`, span)} and ${isOf(sql`workflow_id`, only)}
    group by 1, 2, 3, 4`);
}

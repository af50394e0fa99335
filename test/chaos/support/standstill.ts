import { sql } from 'drizzle-orm';
import type { Db } from '../../../src/db/client.ts';
import type { World } from '../../../src/sandbox/world/start-world.ts';

/** Everything that a pause holds still: rows that only move when something is thought, decided or done, and what was asked of systems and model. */
export async function standstill(db: Db, world: World): Promise<string[]> {
  const rows = await db.execute<{ what: string }>(sql`
    select 'run ' || concat_ws(' ', id, status, attempt, moved_at) as what from runs
    union all select 'action ' || concat_ws(' ', action_id, status, claimed_at, settled_at) from executions
    union all select 'step ' || concat_ws(' ', id, status) from steps
    union all select 'proposal ' || id from proposals
    union all select 'delivery ' || concat_ws(' ', id, state, reason) from deliveries
    union all select 'fire ' || concat_ws(' ', id, status) from fires where status <> 'skipped'
    union all select 'event ' || concat_ws(' ', chain, seq, type) from events where chain like 'run\\_%'
    order by 1`);
  const asked = [...world.company.requests(), ...world.model.requests().map(() => 'model')];
  return [...rows.map(({ what }) => what), `${asked.length} requests, the last ${asked.at(-1)}`];
}

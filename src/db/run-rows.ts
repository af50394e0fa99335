import { getTableName, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Db } from './client.ts';
import { rowReader } from './json-rows.ts';
import type { JsonRow } from './json-rows.ts';
import { executions, incidents } from './schema/actions.ts';
import { events } from './schema/audit.ts';
import { messages } from './schema/messages.ts';
import { observations, comparedActions } from './schema/observations.ts';
import { reversals } from './schema/reversals.ts';
import { claims, decisions, escalations, notices, proposals, reviews, showings } from './schema/reviews.ts';
import { contents, runs, steps } from './schema/runs.ts';
import { teams } from './schema/workflows.ts';

/** What was shown is read when somebody wants to see it again. */
const shown = sql`select content_id from showings where run_id = runs.id`;

/** Which rows a run has in other tables, and in which order. */
const parts = {
  steps: part(steps, sql`run_id = runs.id`, sql`started_at, id`),
  proposals: part(proposals, sql`run_id = runs.id`, sql`version`),
  reviews: part(reviews, sql`run_id = runs.id`, sql`opened_at, stage`),
  decisions: part(decisions, sql`run_id = runs.id`, sql`decided_at`),
  escalations: part(escalations, sql`run_id = runs.id`, sql`escalated_at desc`),
  claims: part(claims, sql`review_id in (select id from reviews where run_id = runs.id)`, sql`claimed_at`),
  notices: part(notices, sql`run_id = runs.id`, sql`at`),
  executions: part(executions, sql`run_id = runs.id`, sql`proposal_id, ordinal`),
  reversals: part(reversals, sql`run_id = runs.id`, sql`recorded_at`),
  observations: part(observations, sql`run_id = runs.id`, sql`run_id`),
  compared: part(comparedActions, sql`run_id = runs.id`, sql`ordinal`),
  incidents: part(
    incidents,
    sql`run_id = runs.id or id in (select incident_id from incident_runs where run_id = runs.id)`,
    sql`opened_at`,
  ),
  events: part(events, sql`chain = runs.id`, sql`seq`),
  showings: part(showings, sql`run_id = runs.id`, sql`shown_at, id`),
  /** Those that were not erased. */
  contents: part(
    contents,
    sql`run_id = runs.id and erased_at is null and id not in (${shown})`,
    sql`written_at`,
  ),
  messages: part(messages, sql`run_id = runs.id`, sql`due_at, id`),
  teams: part(
    teams,
    sql`id in (select team_id from reviews where run_id = runs.id
      union select owner_team from incidents where run_id = runs.id)`,
    sql`id`,
  ),
};

type Parts = { [Name in keyof typeof parts]: ReturnType<(typeof parts)[Name]['read']>[] };
export type RunRows = Parts & { run: typeof runs.$inferSelect };

const readRun = rowReader(runs);
const names = Object.keys(parts) as (keyof typeof parts)[];
const selected = names.map((name) => sql`${parts[name].rows} as ${sql.identifier(name)}`);

/** Reads a run whole in one statement, since every message of it is drawn from all of it, several times in its life. */
export async function findRunRows(db: Db, runId: string): Promise<RunRows | undefined> {
  const [found] = await db.execute<{ run: JsonRow } & Record<keyof typeof parts, JsonRow[] | null>>(sql`
    select to_json(runs) as run, ${sql.join(selected, sql`, `)} from runs where id = ${runId}`);
  if (!found) return undefined;
  const read = names.map((name) => [name, (found[name] ?? []).map((row) => parts[name].read(row))]);
  return { ...(Object.fromEntries(read) as Parts), run: readRun(found.run) };
}

/** Null where there are no rows. */
function part<T extends PgTable>(table: T, where: SQL, order: SQL) {
  const from = sql.identifier(getTableName(table));
  return {
    rows: sql`(select json_agg(part order by ${order}) from ${from} as part where ${where})`,
    read: rowReader(table),
  };
}

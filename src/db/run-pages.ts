import { and, count, eq, inArray, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { runStatuses } from '../domain/run.ts';
import type { RunStatus } from '../domain/run.ts';
import type { Db } from './client.ts';
import { rowReader } from './json-rows.ts';
import type { JsonRow } from './json-rows.ts';
import type { Run } from './runs.ts';
import { runs } from './schema/runs.ts';

/** Which runs count: all of `workflowIds`, and in `ownIn` those that the person asked for. */
export type Seen = { workflowIds: readonly string[]; ownIn: readonly string[]; requesterId: string };

export function isSeen({ workflowIds, ownIn, requesterId }: Seen) {
  const own = and(eq(runs.requesterId, requesterId), inArray(runs.workflowId, [...ownIn]));
  return or(inArray(runs.workflowId, [...workflowIds]), own);
}

export type RunFilter = {
  workflowId?: string;
  statuses?: readonly RunStatus[];
  requesterId?: string;
  /** Asked for at this instant or later. */
  since?: Date;
};
/** Where a page ended: the next begins behind it. */
export type RunPlace = { receivedAt: Date; id: string };
/** The runs older than a place, or the nearest that are newer. */
export type RunTurn = { olderThan: RunPlace } | { newerThan: RunPlace };

/** A page of the runs that count, newest first. */
export async function listRunPage(
  db: Db,
  seen: Seen,
  filter: RunFilter,
  turn: RunTurn | undefined,
  limit: number,
): Promise<Run[]> {
  const isNewer = turn !== undefined && 'newerThan' in turn;
  const order = isNewer ? sql`received_at, id` : sql`received_at desc, id desc`;
  const found = partsOf(seen, filter).map(
    (part) => sql`select page.* ${eachPlace(part)} cross join lateral (
      select * from runs where ${isThere(part, filter)} ${turned(turn)} order by ${order} limit ${limit}) as page`,
  );
  if (found.length === 0) return [];
  const rows = await db.execute<{ row: JsonRow }>(sql`
    select to_json(page) as row from (${sql.join(found, sql` union all `)}) as page
    order by ${order} limit ${limit}`);
  const read = rows.map(({ row }) => readRun(row));
  return isNewer ? read.toReversed() : read;
}

const readRun = rowReader(runs);

/** How many runs count, as far as `limit`: nobody reads on from there, and counting a million takes its time. */
export async function countRuns(db: Db, seen: Seen, filter: RunFilter, limit: number): Promise<number> {
  const found = partsOf(seen, filter).map(
    (part) => sql`select 1 ${eachPlace(part)} cross join lateral (
      select 1 from runs where ${isThere(part, filter)} order by received_at desc limit ${limit}) as counted`,
  );
  if (found.length === 0) return 0;
  const [row] = await db.execute<{ runs: number }>(sql`
    select count(*)::int as runs from (${sql.join(found, sql` union all `)} limit ${limit}) as counted`);
  return row?.runs ?? 0;
}

/** How many runs of each of these workflows stand stopped. */
export async function countBlockedRuns(db: Db, workflowIds: readonly string[]): Promise<Map<string, number>> {
  if (workflowIds.length === 0) return new Map();
  const rows = await db
    .select({ workflowId: runs.workflowId, runs: count() })
    .from(runs)
    .where(and(inArray(runs.workflowId, [...workflowIds]), eq(runs.status, 'blocked')))
    .groupBy(runs.workflowId);
  return new Map(rows.map((row) => [row.workflowId, row.runs]));
}

/** Runs of these workflows; of one requester, or of everybody. */
type Part = { workflowIds: readonly string[]; statuses: readonly RunStatus[]; requesterId: string | null };

function partsOf(
  { workflowIds, ownIn, requesterId: reader }: Seen,
  { workflowId, statuses = runStatuses, requesterId }: RunFilter,
): Part[] {
  const wanted = (ids: readonly string[]) =>
    ids.filter((id) => workflowId === undefined || id === workflowId);
  const own = ownIn.filter((id) => !workflowIds.includes(id));
  const parts = [
    { workflowIds: wanted(workflowIds), statuses, requesterId: requesterId ?? null },
    ...(requesterId === undefined || requesterId === reader
      ? [{ workflowIds: wanted(own), statuses, requesterId: reader }]
      : []),
  ];
  return parts.filter((part) => part.workflowIds.length > 0 && part.statuses.length > 0);
}

/**
 * One place for each workflow and status, because an index holds the runs of each in their order: a page of every place is read,
 * however many runs there are, and however rare those are that count.
 */
function eachPlace({ workflowIds, statuses }: Part): SQL {
  return sql`from jsonb_array_elements_text(${JSON.stringify(workflowIds)}::jsonb) as workflow (id)
    cross join jsonb_array_elements_text(${JSON.stringify(statuses)}::jsonb) as state (name)`;
}

function isThere({ requesterId }: Part, { since }: RunFilter): SQL {
  return sql`runs.workflow_id = workflow.id and runs.status = state.name
    ${requesterId === null ? sql`` : sql`and runs.requester_id = ${requesterId}`}
    ${since ? sql`and received_at >= ${since.toISOString()}::timestamptz` : sql``}`;
}

function turned(turn: RunTurn | undefined): SQL {
  if (!turn) return sql``;
  const { receivedAt, id } = 'newerThan' in turn ? turn.newerThan : turn.olderThan;
  const place = sql`(${receivedAt.toISOString()}::timestamptz, ${id})`;
  return 'newerThan' in turn ? sql`and (received_at, id) > ${place}` : sql`and (received_at, id) < ${place}`;
}

import { and, desc, eq, inArray, or, sql } from 'drizzle-orm';
import type { RunStatus } from '../domain/run.ts';
import type { Db } from './client.ts';
import type { Run } from './runs.ts';
import { runs } from './schema/runs.ts';

/** Which runs count: all of `workflowIds`, and in `ownIn` those that the person asked for. */
export type Seen = { workflowIds: readonly string[]; ownIn: readonly string[]; requesterId: string };

export function isSeen({ workflowIds, ownIn, requesterId }: Seen) {
  const own = and(eq(runs.requesterId, requesterId), inArray(runs.workflowId, [...ownIn]));
  return or(inArray(runs.workflowId, [...workflowIds]), own);
}

export type RunFilter = { workflowId?: string; status?: RunStatus; requesterId?: string };
/** Where a page ended: the next begins behind it. */
export type RunPlace = { receivedAt: Date; id: string };

/** A page of the runs that count, newest first. */
export async function listRunPage(
  db: Db,
  seen: Seen,
  { workflowId, status, requesterId }: RunFilter,
  after: RunPlace | undefined,
  limit: number,
): Promise<Run[]> {
  const behind =
    after &&
    sql`(${runs.receivedAt}, ${runs.id}) < (${after.receivedAt.toISOString()}::timestamptz, ${after.id})`;
  return db
    .select()
    .from(runs)
    .where(
      and(
        isSeen(seen),
        workflowId === undefined ? undefined : eq(runs.workflowId, workflowId),
        status === undefined ? undefined : eq(runs.status, status),
        requesterId === undefined ? undefined : eq(runs.requesterId, requesterId),
        behind,
      ),
    )
    .orderBy(desc(runs.receivedAt), desc(runs.id))
    .limit(limit);
}

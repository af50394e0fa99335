import { and, asc, desc, eq, gte, inArray, ne, sql } from 'drizzle-orm';
import { severities } from '../domain/incident.ts';
import type { Db } from './client.ts';
import type { Incident } from './incidents.ts';
import type { Run } from './runs.ts';
import { incidents } from './schema/actions.ts';
import { runs } from './schema/runs.ts';

type Wanted = { workflowIds: readonly string[]; since: Date; limit: number };

/** The worst first, and of those the oldest; what was resolved since then, the newest first. */
export async function listIncidentsOf(
  db: Db,
  { workflowIds, since, limit }: Wanted,
): Promise<{ open: Incident[]; openTotal: number; resolved: Incident[] }> {
  if (workflowIds.length === 0) return { open: [], openTotal: 0, resolved: [] };
  const ofThese = inArray(incidents.workflowId, [...workflowIds]);
  const isOpen = and(ofThese, ne(incidents.status, 'resolved'));
  const worst = sql`array_position(array[${sql.join(
    severities.toReversed().map((each) => sql`${each}`),
    sql`, `,
  )}]::text[], ${incidents.severity})`;
  const [open, openTotal, resolved] = await Promise.all([
    db.select().from(incidents).where(isOpen).orderBy(worst, asc(incidents.openedAt)).limit(limit),
    db.$count(incidents, isOpen),
    db
      .select()
      .from(incidents)
      .where(and(ofThese, eq(incidents.status, 'resolved'), gte(incidents.resolvedAt, since)))
      .orderBy(desc(incidents.resolvedAt))
      .limit(limit),
  ]);
  return { open, openTotal, resolved };
}

/** Runs that stand still until somebody does something, the oldest first. */
export async function listBlockedRuns(
  db: Db,
  { workflowIds, limit }: Pick<Wanted, 'workflowIds' | 'limit'>,
): Promise<{ blocked: Run[]; blockedTotal: number }> {
  if (workflowIds.length === 0) return { blocked: [], blockedTotal: 0 };
  const isBlocked = and(inArray(runs.workflowId, [...workflowIds]), eq(runs.status, 'blocked'));
  const [blocked, blockedTotal] = await Promise.all([
    db.select().from(runs).where(isBlocked).orderBy(asc(runs.movedAt), asc(runs.id)).limit(limit),
    db.$count(runs, isBlocked),
  ]);
  return { blocked, blockedTotal };
}

import { and, asc, desc, eq, inArray, lt, not, sql } from 'drizzle-orm';
import type { FireHow, FireStatus } from '../domain/schedule/fire.ts';
import type { RunStatus } from '../domain/run.ts';
import type { Db } from './client.ts';
import { standsStill } from './pauses.ts';
import { runs } from './schema/runs.ts';
import { fireRuns, fires } from './schema/schedules.ts';

export type Fire = typeof fires.$inferSelect;

/** Writes the fire unless that time has one: whoever comes second gets undefined. */
export async function insertFire(tx: Db, fire: typeof fires.$inferInsert): Promise<Fire | undefined> {
  const [inserted] = await tx.insert(fires).values(fire).onConflictDoNothing().returning();
  return inserted;
}

export async function findFire(db: Db, id: string): Promise<Fire | undefined> {
  const [fire] = await db.select().from(fires).where(eq(fires.id, id));
  return fire;
}

export async function findFireAt(
  db: Db,
  { workflowId, name, at }: Pick<Fire, 'workflowId' | 'name' | 'at'>,
): Promise<Fire | undefined> {
  const [fire] = await db
    .select()
    .from(fires)
    .where(and(eq(fires.workflowId, workflowId), eq(fires.name, name), eq(fires.at, at)));
  return fire;
}

export async function findFireOf(db: Db, incidentId: string): Promise<Fire | undefined> {
  const [fire] = await db.select().from(fires).where(eq(fires.incidentId, incidentId));
  return fire;
}

/** Takes a fire that is due for one more try; undefined when it is settled, or its workflow stands still. */
export async function beginTry(tx: Db, id: string, now: Date): Promise<Fire | undefined> {
  const [fire] = await tx
    .update(fires)
    .set({ tries: sql`${fires.tries} + 1`, movedAt: now })
    .where(and(eq(fires.id, id), eq(fires.status, 'due'), not(standsStill(fires.workflowId))))
    .returning();
  return fire;
}

type Settled = { status: FireStatus; code: string | null; now: Date };

/** Writes what became of a fire that was due; false when somebody else did meanwhile. */
export async function settleFire(tx: Db, id: string, { now, ...settled }: Settled): Promise<boolean> {
  const written = await tx
    .update(fires)
    .set({ ...settled, movedAt: now })
    .where(and(eq(fires.id, id), eq(fires.status, 'due')))
    .returning({ id: fires.id });
  return written.length === 1;
}

export async function setIncident(tx: Db, id: string, incidentId: string): Promise<void> {
  await tx.update(fires).set({ incidentId }).where(eq(fires.id, id));
}

/** Makes a settled fire due once more because somebody asks; undefined when it is due already. */
export async function reopenFire(tx: Db, id: string, askedBy: string, now: Date): Promise<Fire | undefined> {
  const [fire] = await tx
    .update(fires)
    .set({ status: 'due', code: null, askedBy, movedAt: now, tries: 0 })
    .where(and(eq(fires.id, id), not(eq(fires.status, 'due'))))
    .returning();
  return fire;
}

/** Counts as a move: the sweeper has seen to this fire. False when it is settled meanwhile. */
export async function markFireMoved(tx: Db, id: string, now: Date): Promise<boolean> {
  const marked = await tx
    .update(fires)
    .set({ movedAt: now })
    .where(and(eq(fires.id, id), eq(fires.status, 'due')))
    .returning({ id: fires.id });
  return marked.length === 1;
}

/** Fires that are due and have not moved since, though nobody paused their workflow. */
export async function listStaleFires(db: Db, before: Date, limit = 50): Promise<Fire[]> {
  return db
    .select()
    .from(fires)
    .where(and(eq(fires.status, 'due'), lt(fires.movedAt, before), not(standsStill(fires.workflowId))))
    .limit(limit);
}

/** Fires of this workflow whose runs are not started yet. */
export async function listDueFires(db: Db, workflowId: string): Promise<Fire[]> {
  return db
    .select()
    .from(fires)
    .where(and(eq(fires.workflowId, workflowId), eq(fires.status, 'due')))
    .orderBy(asc(fires.at));
}

/** The newest fire of each schedule of these workflows. */
export async function listLastFires(db: Db, workflowIds: readonly string[]): Promise<Fire[]> {
  if (workflowIds.length === 0) return [];
  return db
    .selectDistinctOn([fires.workflowId, fires.name])
    .from(fires)
    .where(inArray(fires.workflowId, [...workflowIds]))
    .orderBy(fires.workflowId, fires.name, desc(fires.at));
}

export async function insertFireRun(tx: Db, fireId: string, runId: string, how: FireHow): Promise<void> {
  await tx.insert(fireRuns).values({ fireId, runId, how }).onConflictDoNothing();
}

export type FireRun = { fireId: string; runId: string; how: FireHow; subject: string; status: RunStatus };

/** What these fires came to, the newest run first. */
export async function listFireRuns(db: Db, fireIds: readonly string[]): Promise<FireRun[]> {
  if (fireIds.length === 0) return [];
  return db
    .select({
      fireId: fireRuns.fireId,
      runId: runs.id,
      how: fireRuns.how,
      subject: runs.subjectLabel,
      status: runs.status,
    })
    .from(fireRuns)
    .innerJoin(runs, eq(runs.id, fireRuns.runId))
    .where(inArray(fireRuns.fireId, [...fireIds]))
    .orderBy(desc(runs.receivedAt), desc(runs.id));
}

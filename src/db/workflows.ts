import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { theSystem } from '../domain/event.ts';
import type { Mode } from '../domain/run.ts';
import { newId } from '../lib/ids.ts';
import type { JsonObject } from '../lib/json.ts';
import type { Db } from './client.ts';
import { insertModeChange } from './modes.ts';
import { modeChanges } from './schema/modes.ts';
import { workflows, workflowVersions, workspace } from './schema/workflows.ts';

/** Says what kind of parts this process has. Answers what the database is: the first process decides it for ever. */
export async function claimWorkspace(tx: Db, kind: 'demo' | 'real', now: Date): Promise<'demo' | 'real'> {
  await tx.insert(workspace).values({ id: 1, kind, claimedAt: now }).onConflictDoNothing();
  const [row] = await tx.select().from(workspace).where(eq(workspace.id, 1));
  return row?.kind ?? kind;
}

/** What kind of parts this database has met; undefined before its first start. Changes nothing. */
export async function findWorkspaceKind(db: Db): Promise<'demo' | 'real' | undefined> {
  const [table] = await db.execute<{ there: boolean }>(
    sql`select to_regclass('public.workspace') is not null as there`,
  );
  if (!table?.there) return undefined;
  const [row] = await db.select().from(workspace).where(eq(workspace.id, 1));
  return row?.kind;
}

/** Says that everything up to then was invented; false where that was said before, or the database is real. */
export async function claimInvented(tx: Db, until: Date): Promise<boolean> {
  const claimed = await tx
    .update(workspace)
    .set({ inventedUntil: until })
    .where(and(eq(workspace.kind, 'demo'), isNull(workspace.inventedUntil)))
    .returning({ id: workspace.id });
  return claimed.length === 1;
}

/** Up to when what happened was invented; undefined where nothing was. */
export async function findInventedUntil(db: Db): Promise<Date | undefined> {
  const [row] = await db.select().from(workspace).where(eq(workspace.id, 1));
  return row?.inventedUntil ?? undefined;
}

/**
 * Makes the workflow known in the given mode unless it is known; a mode once set is never overwritten here. Answers what the version
 * before it was where this one is new, or undefined.
 */
export async function registerWorkflow(
  tx: Db,
  workflow: { id: string; version: string; definition: JsonObject },
  mode: Mode,
  now: Date,
): Promise<JsonObject | undefined> {
  const { id: workflowId, version, definition } = workflow;
  await tx.insert(workflows).values({ id: workflowId, mode }).onConflictDoNothing();
  await recordFirstMode(tx, workflowId, now);
  const [before] = await tx
    .select()
    .from(workflowVersions)
    .where(eq(workflowVersions.workflowId, workflowId))
    .orderBy(desc(workflowVersions.firstSeenAt))
    .limit(1);
  const written = await tx
    .insert(workflowVersions)
    .values({ workflowId, version, definition, firstSeenAt: now })
    .onConflictDoNothing()
    .returning({ version: workflowVersions.version });
  return written.length ? before?.definition : undefined;
}

/** Since when the mode counts: from the first start on, also in a database that is older than its history of modes. */
async function recordFirstMode(tx: Db, workflowId: string, now: Date): Promise<void> {
  const [row] = await tx.select().from(workflows).where(eq(workflows.id, workflowId)).for('update');
  if (!row || (await tx.$count(modeChanges, eq(modeChanges.workflowId, workflowId)))) return;
  const by = { byKind: theSystem.kind, byId: theSystem.id };
  const first = { id: newId('mch'), workflowId, from: null, to: row.mode, at: now };
  await insertModeChange(tx, { ...first, ...by, reason: 'registered', evidence: {} });
}

export async function getMode(db: Db, workflowId: string): Promise<Mode> {
  const [row] = await db.select().from(workflows).where(eq(workflows.id, workflowId));
  if (!row)
    throw new Error(
      `Workflow ${workflowId} is not registered: the app registers its workflows when it starts.`,
    );
  return row.mode;
}

export async function listModes(db: Db): Promise<Map<string, Mode>> {
  const rows = await db.select().from(workflows);
  return new Map(rows.map(({ id, mode }) => [id, mode]));
}

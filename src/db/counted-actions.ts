import { and, eq, gte, inArray, isNotNull, ne, notInArray, or } from 'drizzle-orm';
import type { Counted } from '../domain/cap.ts';
import { openStatuses } from '../domain/run.ts';
import type { Db } from './client.ts';
import { countedActions, executions } from './schema/actions.ts';
import { runs } from './schema/runs.ts';

export async function insertCountedActions(
  tx: Db,
  rows: (typeof countedActions.$inferInsert)[],
): Promise<void> {
  if (rows.length) await tx.insert(countedActions).values(rows);
}

export type CapQuestion = {
  workflowId: string;
  cap: string;
  keys: readonly string[];
  since: Date;
  /** The actions that are asked about. */
  except: readonly string[];
  /** Only what passed the cap before: what else is approved waits for its own turn. */
  onlyPassed: boolean;
};

/** What was approved since then and was applied, may have been, or still can be; each action once, whatever its keys. */
export async function listCounted(db: Db, asked: CapQuestion): Promise<Counted[]> {
  const { workflowId, cap, keys, since, except, onlyPassed } = asked;
  if (keys.length === 0) return [];
  const rows = await db
    .selectDistinctOn([countedActions.actionId], {
      amount: countedActions.amount,
      currency: countedActions.currency,
    })
    .from(countedActions)
    .innerJoin(executions, eq(executions.actionId, countedActions.actionId))
    .innerJoin(runs, eq(runs.id, executions.runId))
    .where(
      and(
        eq(countedActions.workflowId, workflowId),
        eq(countedActions.cap, cap),
        inArray(countedActions.key, [...keys]),
        gte(countedActions.approvedAt, since),
        except.length ? notInArray(countedActions.actionId, [...except]) : undefined,
        onlyPassed ? isNotNull(countedActions.passedAt) : undefined,
        ne(executions.status, 'failed'),
        or(ne(executions.status, 'pending'), inArray(runs.status, openStatuses)),
      ),
    );
  return rows;
}

export async function passCountedActions(tx: Db, actionIds: readonly string[], now: Date): Promise<void> {
  await tx
    .update(countedActions)
    .set({ passedAt: now })
    .where(inArray(countedActions.actionId, [...actionIds]));
}

/** Forgets for whom a run's actions counted: a hash of an address is the address to whoever guesses it. */
export async function deleteCountedActions(tx: Db, runId: string): Promise<void> {
  const own = tx.select({ id: executions.actionId }).from(executions).where(eq(executions.runId, runId));
  await tx.delete(countedActions).where(inArray(countedActions.actionId, own));
}

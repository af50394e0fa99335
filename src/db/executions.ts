import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { ExecutionStatus } from '../domain/execution.ts';
import type { Db } from './client.ts';
import { executions } from './schema/actions.ts';

export type Execution = typeof executions.$inferSelect;

export async function insertExecutions(tx: Db, rows: (typeof executions.$inferInsert)[]): Promise<void> {
  if (rows.length) await tx.insert(executions).values(rows);
}

export async function listExecutions(db: Db, runId: string): Promise<Execution[]> {
  return db
    .select()
    .from(executions)
    .where(eq(executions.runId, runId))
    .orderBy(asc(executions.proposalId), asc(executions.ordinal));
}

export async function findExecution(db: Db, actionId: string): Promise<Execution | undefined> {
  const [execution] = await db.select().from(executions).where(eq(executions.actionId, actionId));
  return execution;
}

/** Those of these runs, each in its order. */
export async function listExecutionsOf(db: Db, runIds: readonly string[]): Promise<Execution[]> {
  if (runIds.length === 0) return [];
  return db
    .select()
    .from(executions)
    .where(inArray(executions.runId, [...runIds]))
    .orderBy(asc(executions.proposalId), asc(executions.ordinal));
}

/** Takes a pending action that nobody took before; false when somebody did. */
export async function claimExecution(tx: Db, actionId: string, now: Date): Promise<boolean> {
  const claimed = await tx
    .update(executions)
    .set({ claimedAt: now })
    .where(
      and(eq(executions.actionId, actionId), eq(executions.status, 'pending'), isNull(executions.claimedAt)),
    )
    .returning({ id: executions.actionId });
  return claimed.length === 1;
}

/** Gives back an action that certainly did not happen and may be tried again, unless somebody else has it by now. */
export async function releaseExecution(db: Db, actionId: string, claimedAt: Date): Promise<void> {
  await db
    .update(executions)
    .set({ claimedAt: null })
    .where(
      and(
        eq(executions.actionId, actionId),
        eq(executions.status, 'pending'),
        eq(executions.claimedAt, claimedAt),
      ),
    );
}

/** Takes an action again whose first call went unanswered; false when somebody else took it meanwhile. */
export async function reclaimExecution(
  db: Db,
  actionId: string,
  claimedAt: Date,
  now: Date,
): Promise<boolean> {
  const claimed = await db
    .update(executions)
    .set({ claimedAt: now, settledBy: null })
    .where(
      and(
        eq(executions.actionId, actionId),
        eq(executions.status, 'pending'),
        eq(executions.claimedAt, claimedAt),
      ),
    )
    .returning({ id: executions.actionId });
  return claimed.length === 1;
}

/** Writes how a claimed action ended; false when it was settled already. */
export async function settleExecution(
  tx: Db,
  actionId: string,
  status: Exclude<ExecutionStatus, 'pending'>,
  outcome: { now: Date; code: string | null; resultId: string | null },
): Promise<boolean> {
  const settled = await tx
    .update(executions)
    .set({ status, settledAt: outcome.now, code: outcome.code, resultId: outcome.resultId })
    .where(and(eq(executions.actionId, actionId), eq(executions.status, 'pending')))
    .returning({ id: executions.actionId });
  return settled.length === 1;
}

/** Takes back what was approved, unless some of it was begun; answers whether it was taken back. */
export async function dropExecutions(tx: Db, proposalId: string): Promise<boolean> {
  const begun = await tx.$count(
    executions,
    and(eq(executions.proposalId, proposalId), isNotNull(executions.claimedAt)),
  );
  if (begun > 0) return false;
  await tx.delete(executions).where(eq(executions.proposalId, proposalId));
  return true;
}

/** Has what certainly failed tried again, under the same action; answers how many. */
export async function retryFailed(tx: Db, proposalId: string): Promise<number> {
  const reset = await tx
    .update(executions)
    .set({
      status: 'pending',
      claimedAt: null,
      settledAt: null,
      code: null,
      settledBy: null,
      retries: sql`${executions.retries} + 1`,
    })
    .where(and(eq(executions.proposalId, proposalId), eq(executions.status, 'failed')))
    .returning({ id: executions.actionId });
  return reset.length;
}

type Settled =
  | { status: 'applied'; resultId: string }
  | { status: 'failed'; code: string }
  /** It is carried out now, under the same key; still claimed, so it is looked up once more before. */
  | { status: 'pending' };

/** Writes what a person found out about an unknown action; false when it is not unknown any more. */
export async function settleUnknown(
  tx: Db,
  actionId: string,
  found: Settled,
  { by, now }: { by: string; now: Date },
): Promise<boolean> {
  const isOver = found.status !== 'pending';
  const settled = await tx
    .update(executions)
    .set({
      status: found.status,
      settledBy: by,
      settledAt: isOver ? now : null,
      code: found.status === 'failed' ? found.code : null,
      resultId: found.status === 'applied' ? found.resultId : null,
    })
    .where(and(eq(executions.actionId, actionId), eq(executions.status, 'unknown')))
    .returning({ id: executions.actionId });
  return settled.length === 1;
}

import { and, eq } from 'drizzle-orm';
import type { Db } from './client.ts';
import { schedules } from './schema/schedules.ts';

export type Schedule = typeof schedules.$inferSelect;
export type ScheduleKey = Pick<Schedule, 'workflowId' | 'name'>;

/** Makes the schedule known unless it is; answers whether it was new. */
export async function insertSchedule(tx: Db, schedule: typeof schedules.$inferInsert): Promise<boolean> {
  const inserted = await tx.insert(schedules).values(schedule).onConflictDoNothing().returning();
  return inserted.length === 1;
}

export async function listSchedules(db: Db): Promise<Schedule[]> {
  return db.select().from(schedules);
}

export async function findSchedule(db: Db, key: ScheduleKey): Promise<Schedule | undefined> {
  const [found] = await db.select().from(schedules).where(isIt(key));
  return found;
}

/** The schedule under its row lock; undefined when it is not there, or another process has it just now. */
export async function lockSchedule(tx: Db, key: ScheduleKey): Promise<Schedule | undefined> {
  const [found] = await tx.select().from(schedules).where(isIt(key)).for('update', { skipLocked: true });
  return found;
}

/** The same, when somebody waits for it. */
export async function lockScheduleInTurn(tx: Db, key: ScheduleKey): Promise<Schedule | undefined> {
  const [found] = await tx.select().from(schedules).where(isIt(key)).for('update');
  return found;
}

export async function updateSchedule(tx: Db, key: ScheduleKey, change: Partial<Schedule>): Promise<void> {
  await tx.update(schedules).set(change).where(isIt(key));
}

/** A process that goes by what this row says is there. */
export async function markSeen(db: Db, key: ScheduleKey, now: Date): Promise<void> {
  await db.update(schedules).set({ seenAt: now }).where(isIt(key));
}

function isIt({ workflowId, name }: ScheduleKey) {
  return and(eq(schedules.workflowId, workflowId), eq(schedules.name, name));
}

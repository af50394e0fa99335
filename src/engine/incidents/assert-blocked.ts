import type { Db } from '../../db/client.ts';
import { listEvents } from '../../db/events.ts';
import type { Run } from '../../db/runs.ts';
import { Refused } from '../../domain/refused.ts';
import type { EventType } from '../../domain/event.ts';

const moves: readonly EventType[] = ['run.remedied', 'run.cancelled', 'run.completed', 'action.settled'];

/** Throws Refused, with who was first, unless the run stands still. */
export async function assertBlocked(tx: Db, run: Run): Promise<void> {
  if (run.status === 'blocked') return;
  const last = (await listEvents(tx, run.id)).findLast(({ type }) => moves.includes(type));
  throw new Refused('not_blocked', {
    run: run.id,
    status: run.status,
    ...(last ? { by: last.actorId, byKind: last.actorKind, at: last.at.toISOString() } : {}),
  });
}

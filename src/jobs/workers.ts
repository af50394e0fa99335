import type { Queue } from '../db/queue.ts';
import type { Context } from '../engine/context.ts';
import { takeDelivery } from '../engine/deliveries/take-delivery.ts';
import { executeRun } from '../engine/actions/execute-run.ts';
import { lapseClaim } from '../engine/reviews/claims/lapse-claim.ts';
import { ringAlarm } from '../engine/reviews/clock/ring-alarm.ts';
import { absenceTurned } from '../engine/people/absence-turned.ts';
import { tellOwners } from '../engine/incidents/tell-owners.ts';
import { startFire } from '../engine/schedules/start-fire.ts';
import { observeRun } from '../engine/shadow/observe-run.ts';
import { runAgent } from '../engine/attempts/run-agent.ts';
import type { Handler } from '../db/queue.ts';
import { loggedIn } from './logged-in.ts';

export type Workers = { agents: number; executors: number };

/** Which verb each kind of job runs, and how many at a time in this process. */
export async function startWorkers(
  ctx: Context,
  queue: Queue,
  { agents, executors }: Workers,
): Promise<void> {
  const logged = (name: string, handler: Handler) => loggedIn(ctx.log, name, handler);
  await queue.work(
    'agent',
    agents,
    logged('agent', (id, signal, failures) => runAgent(ctx, id, signal, failures)),
  );
  await queue.work(
    'execute',
    executors,
    logged('execute', (id, signal, failures) => executeRun(ctx, id, signal, failures)),
  );
  await queue.work(
    'due',
    1,
    logged('due', (id) => ringAlarm(ctx, id)),
  );
  await queue.work(
    'lapse',
    1,
    logged('lapse', (id) => lapseClaim(ctx, id)),
  );
  await queue.work(
    'absence',
    1,
    logged('absence', (turn) => absenceTurned(ctx, turn)),
  );
  await queue.work(
    'incident',
    1,
    logged('incident', (id) => tellOwners(ctx, id)),
  );
  await queue.work(
    'delivery',
    2,
    logged('delivery', (id, signal, failures) => takeDelivery(ctx, id, signal, failures)),
  );
  await queue.work(
    'fire',
    2,
    logged('fire', (id, signal, failures) => startFire(ctx, id, signal, failures)),
  );
  await queue.work(
    'observe',
    2,
    logged('observe', (id, signal, failures) => observeRun(ctx, id, signal, failures)),
  );
}

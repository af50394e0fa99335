import { sql } from 'drizzle-orm';
import { fromDrizzle, PgBoss } from 'pg-boss';
import type { Job } from 'pg-boss';
import { second } from '../lib/time.ts';
import type { Db } from './client.ts';

/**
 * Every kind of background work. `agent`: think; `execute`: act; `due`: a review's time is up; `lapse`: a claim's;
 * `absence`: one begins or ends; `incident`: its owners are told where they can be reached; `delivery`: what another
 * system sent becomes runs; `ask`: what somebody asked with a message is read and answered; `fire`: a schedule's time came;
 * `observe`: what people did about a shadow run is looked at.
 */
export const jobNames = [
  'agent',
  'execute',
  'due',
  'lapse',
  'absence',
  'incident',
  'delivery',
  'ask',
  'fire',
  'observe',
] as const;
export type JobName = (typeof jobNames)[number];
export type JobData = { id: string };
export type Handler = (id: string, signal: AbortSignal, attempt: number) => Promise<void>;

/** A moment, or so long from now by the database's clock, which need not show what ours shows. */
export type When = Date | { inMs: number };

export type Queue = {
  /** Makes the job due in the caller's transaction: it exists if and only if the transaction commits. */
  enqueue(tx: Db, name: JobName, id: string, when?: When): Promise<void>;
  /** Handles jobs of this name, `workers` at a time in this process. A handler that throws is tried again. */
  work(name: JobName, workers: number, handler: Handler): Promise<void>;
  /** Lets handlers end for at most this many milliseconds; what has not ended goes to another process. */
  drain(timeoutMs: number): Promise<void>;
  /** Whether the queue can be reached. */
  check(): Promise<void>;
};

const settings = {
  notify: true,
  heartbeatSeconds: 10,
  expireInSeconds: 1800,
  retryLimit: 8,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 120,
  deadLetter: 'dead',
};

export const queueNames: readonly string[] = [...jobNames, 'dead'];
export const queueStates = ['due', 'later', 'active'] as const;
export type QueueDepth = {
  name: string;
  state: (typeof queueStates)[number];
  count: number;
  /** How long the oldest has been due, in seconds. */
  oldestDue: number | null;
};

/** How many jobs wait or are at work, by the database's clock; a row for every queue and state. Reads nothing that is over. */
export async function readQueueDepths(db: Db): Promise<QueueDepth[]> {
  const rows = await db.execute<QueueDepth>(sql`
    select name, case when state = 'active' then 'active' when start_after <= now() then 'due' else 'later' end as state,
      count(*)::int as count,
      extract(epoch from now() - min(start_after) filter (where state <> 'active' and start_after <= now()))::float8 as "oldestDue"
    from pgboss.job where state in ('created', 'retry', 'active') group by 1, 2`);
  return queueNames.flatMap((name) =>
    queueStates.map(
      (state) =>
        rows.find((row) => row.name === name && row.state === state) ?? {
          name,
          state,
          count: 0,
          oldestDue: null,
        },
    ),
  );
}

/** Opens pg-boss on its own small pool. `onError` hears of lost connections; pg-boss reconnects by itself. */
export async function openQueue(url: string, onError: (error: unknown) => void): Promise<Queue> {
  const boss = new PgBoss({
    connectionString: url,
    max: 4,
    application_name: 'leenops-queue',
    useListenNotify: true,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  });
  boss.on('error', onError);
  await boss.start();
  await boss.createQueue('dead');
  for (const name of jobNames) await boss.createQueue(name, settings);
  return {
    async enqueue(tx, name, id, when) {
      await boss.send(name, { id } satisfies JobData, {
        db: fromDrizzle(tx, sql),
        ...(when ? { startAfter: startAfter(when) } : {}),
      });
    },
    async work(name, workers, handler) {
      for (let worker = 0; worker < workers; worker++) await startWorker(boss, name, handler);
    },
    drain: (timeoutMs) => boss.stop({ graceful: true, timeout: timeoutMs }),
    async check() {
      await boss.getQueue('dead');
    },
  };
}

/** pg-boss takes a number as seconds. */
function startAfter(when: When): Date | number {
  return when instanceof Date ? when : Math.max(1, Math.ceil(when.inMs / second));
}

/** pg-boss sleeps out its poll after a burst unless the worker is told, at the end of each job, to look again. */
async function startWorker(boss: PgBoss, name: JobName, handler: Handler): Promise<void> {
  const polling = {
    pollingIntervalSeconds: 0.5,
    notifyPollingIntervalSeconds: 1,
    includeMetadata: true as const,
  };
  const workerId = await boss.work<JobData>(
    name,
    polling,
    async ([job]: (Job<JobData> & { retryCount: number })[]) => {
      if (!job) return;
      try {
        await handler(job.data.id, job.signal, job.retryCount);
      } catch (error) {
        throw keptOf(error);
      } finally {
        boss.notifyWorker(workerId);
      }
    },
  );
}

/** pg-boss keeps a failure beside its job, and a failed query quotes its parameters: texts that nobody could erase there. */
function keptOf(error: unknown): Error {
  return new Error(error instanceof Error ? error.name : 'not an error');
}

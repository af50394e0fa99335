import type { Agent } from '../agent/port.ts';
import type { Db } from '../db/client.ts';
import type { Queue } from '../db/queue.ts';
import type { Workflow } from '../domain/workflow.ts';
import type { Clock } from '../lib/time.ts';
import type { Logger } from '../lib/logger.ts';

/** Who is in which team, now. Throws Refused('people_unknown') when it cannot be established. */
export type People = {
  membersOf(teamId: string): Promise<string[]>;
};

/** What every verb works with. `db` is a connection; verbs open their own transactions. */
export type Context = {
  db: Db;
  queue: Queue;
  agent: Agent;
  people: People;
  workflows: readonly Workflow[];
  now: Clock;
  log: Logger;
  /** Tells the outbox that messages became due. */
  wake(): void;
};

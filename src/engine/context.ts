import type { Agent } from '../agent/port.ts';
import type { Db } from '../db/client.ts';
import type { Queue } from '../db/queue.ts';
import type { Absence, Standing } from '../domain/review.ts';
import type { Workflow } from '../domain/workflow.ts';
import type { Clock } from '../lib/time.ts';
import type { Logger } from '../lib/logger.ts';

/** Who is who, now. Throws Refused('people_unknown') when it cannot be established. */
export type People = {
  /** Everyone who is bound to the team. */
  membersOf(teamId: string): Promise<string[]>;
  standingOf(person: string): Promise<Standing>;
  /** Those who are away now, with their deputies. */
  absences(): Promise<Absence[]>;
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
  /** Tells the outbox that messages became due which somebody waits for; it finds the others when it next looks. */
  wake(): void;
};

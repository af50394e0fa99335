import type { Agent } from '../agent/port.ts';
import type { Db } from '../db/client.ts';
import type { Queue } from '../db/queue.ts';
import type { Absence, Standing } from '../domain/review.ts';
import type { Secrets } from '../domain/secret.ts';
import type { ToolDefinition } from '../domain/foreign-tool.ts';
import type { Tool } from '../domain/tool.ts';
import type { Effect, ToolStanding } from '../domain/tool-grant.ts';
import type { Workflow } from '../domain/workflow.ts';
import type { Clock } from '../lib/time.ts';
import type { Logger } from '../lib/logger.ts';
import type { Meters } from './meters.ts';

/** What LeenOps can do in a channel: post, or not, because nobody invited it, it is archived, or it is none. */
export type ChannelStanding = 'open' | 'not_invited' | 'archived' | 'no_channel';

/** Who is who, now. Throws Refused('people_unknown') when it cannot be established. */
export type People = {
  /** Everyone who is bound to the team. */
  membersOf(teamId: string): Promise<string[]>;
  /** Everyone in a user group of Slack. */
  inGroup(userGroupId: string): Promise<string[]>;
  standingOf(person: string): Promise<Standing>;
  /** Where their clocks are: `Europe/Stockholm`. */
  timeZoneOf(person: string): Promise<string>;
  channelStanding(channelId: string): Promise<ChannelStanding>;
  /** Those who are away now, with their deputies. */
  absences(): Promise<Absence[]>;
  /** The same without asking Slack: what it said last, or undefined where nobody asked it yet. */
  heard: {
    inGroup(userGroupId: string): Promise<string[] | undefined>;
    standingOf(person: string): Promise<Standing | undefined>;
  };
};

/** Which workflows stand still, as this process knows: at most a second behind the database. */
export type Halts = {
  /** Aborts when the workflow is paused. */
  signalOf(workflowId: string): AbortSignal;
  /** Looks at the database now. */
  look(): Promise<void>;
};

/** Why nothing of ours can be made of a foreign definition. */
export type Unusable = { unusable: string };

/** Tools that other programs offer, as this process is configured. */
export type ForeignTools = {
  /** Whether it can be reached: `trouble` is null when it can. */
  servers(): readonly { id: string; trouble: string | null }[];
  /** The ids of the workflows that may use it. */
  usersOf(server: string, name: string): readonly string[];
  make(tool: string, server: string, definition: ToolDefinition, effect: Effect): Tool | Unusable;
};

/** What is on record about tools, as this process knows it: at most a second behind the database. */
export type Toolbox = {
  standingOf(tool: string): ToolStanding;
  foreign: ForeignTools;
  /** Looks at the database now. */
  look(): Promise<void>;
};

/** Spans in milliseconds, ascending. */
export type Looks = readonly [number, ...number[]];

/** What every verb works with. `db` is a connection; verbs open their own transactions. */
export type Context = {
  db: Db;
  queue: Queue;
  agent: Agent;
  people: People;
  halts: Halts;
  toolbox: Toolbox;
  /** The Slack ids in LEENOPS_ADMINS. */
  admins: readonly string[];
  /** With the foreign tools that they have now. */
  workflows: readonly Workflow[];
  /** What all runs together may cost in one day (UTC); null where nobody set a cap. */
  dailyCostMicroUsd: number | null;
  /** What is known to look like a secret, and our own. */
  secrets: Secrets;
  /** Hosts to which what goes out may lead; null where nobody made a list, and then a person looks at every link. */
  linkHosts: readonly string[] | null;
  /** Where the clocks of the workspace are, for schedules that name no place of their own. */
  timeZone: string;
  /** When people's work, and what was carried out, is looked at again, in place of the stated times: for trying things out. */
  looks?: Looks | null;
  /** Where the weekly digest goes unless an admin chose in Slack; null: nowhere. */
  digestChannel: string | null;
  now: Clock;
  log: Logger;
  /** What this process counts of itself. */
  meters: Meters;
  /** Tells the outbox that messages became due which somebody waits for; it finds the others when it next looks. */
  wake(): void;
};

import type { z } from 'zod';
import { digestOf } from '../lib/hash.ts';
import type { JsonObject } from '../lib/json.ts';
import type { Budgets } from './budgets.ts';
import type { Cap } from './cap.ts';
import type { CaseSection } from './case-section.ts';
import type { Facts, Rule } from './policy.ts';
import type { Action, ProposalBody } from './proposal.ts';
import type { Pilot } from './pilot.ts';
import type { AmountBands } from './promotion/bands.ts';
import type { DemotionTerms } from './promotion/demotion.ts';
import { Refused } from './refused.ts';
import type { Stranger } from './review.ts';
import type { Says } from './says.ts';
import type { Observe } from './shadow/observe.ts';
import type { Start } from './starts.ts';
import type { OnSilence } from './timetable.ts';
import type { ReadTool, Reading, RecordLink, Scope, Tool, WriteTool } from './tool.ts';
import type { WorkingHours } from './working-time.ts';

export type TeamId = string;

/** What a run is about: `key` is unique per business record, `label` is what people call it. */
export type Subject = { key: string; label: string };

/** A reading with the call that made it, in the order of the run. */
export type Recorded = Reading & { tool: string; args: JsonObject; readAt: Date };

/** What the workflow's pure functions see of a run. */
export type Material<Intake> = { intake: Intake; readings: readonly Recorded[]; now: Date };

export type Level = {
  team: TeamId;
  /** Time to decide, in milliseconds from the review's opening; of working time where the workflow has hours. */
  dueIn: number;
  /** At the last level: so many more reminders once it is due, each so many milliseconds after the one before. */
  repeats?: { every: number; times: number };
};

/** A short code for tables and a label for people. */
export type Choice = { code: string; label: string };

/** A controlled process. Its six answers are its triggers, reads, writes, policy, proof and owner. */
export type WorkflowSpec<I extends z.ZodObject> = {
  id: string;
  title: string;
  /** One sentence for `/leenops help` and the App Home. */
  purpose: string;

  /** What starts it, and who may? */
  starters: { team: TeamId } | 'anyone';
  triggers: readonly [Start, ...Start[]];
  intake: I;
  /** Words after `/leenops run <workflow>` → raw intake: `['1042']` → `{ ticket: '1042' }`. */
  intakeFromWords(words: string[]): Record<string, string>;
  /** What a message is about, when somebody points at it: raw intake, or undefined when it names nothing. */
  intakeFromMessage?(text: string): Record<string, string> | undefined;
  /** The words in which people ask for it in a sentence. */
  says?: Says;
  subject(intake: z.infer<I>): Subject;

  /** Which systems can be read? */
  reads: readonly [ReadTool, ...ReadTool[]];
  /** The run's own things, as far as its readings show them. */
  scope(material: Material<z.infer<I>>): Scope;

  /** Which can be updated? */
  writes: readonly [WriteTool, ...WriteTool[]];

  /** Which actions need approval? */
  policy: readonly [Rule, ...Rule[]];
  /** How much may be done for one customer, vendor or repository over time; each is a rule of the policy, too. */
  caps?: readonly Cap[];
  levels: readonly [Level, ...Level[]];
  /** In these hours the time to decide counts; without them at every hour. */
  hours?: WorkingHours;
  /** When nobody decides at the last level: the run expires, or is kept for its owner. Expires, unless said otherwise. */
  onSilence?: OnSilence;
  facts(material: Material<z.infer<I>>, proposal: ProposalBody): Facts;
  actionFacts(material: Material<z.infer<I>>, action: Action): Facts;
  rejectReasons: readonly [Choice, ...Choice[]];
  escalationCategories: readonly [Choice, ...Choice[]];

  /** What output proves that it is complete? */
  proof: string;

  /** Who owns the result when the agent is wrong? */
  owner: TeamId;
  backupOwner: TeamId;
  /** The team whose channel holds the threads of this workflow's runs. */
  home: TeamId;

  instructions: string;
  /** The first message to the model: what this run is about. */
  task(intake: z.infer<I>): string;
  /** What a result may be filed under; the model picks one. */
  categories: readonly [string, ...string[]];
  /**
   * The category under which proposing nothing is an answer: the run completes. Without it, or where a rule objects, the owner
   * looks at what proposes nothing.
   */
  nothingToDo?: string;
  budgets: Budgets;
  /** What a reviewer must see of the case to decide without leaving the card. */
  caseSections(material: Material<z.infer<I>>, proposal: ProposalBody): CaseSection[];

  /** How it finds out in shadow what people did. Without it, it cannot stand in shadow: its proposals would be held against nothing. */
  observe?: Observe<Material<z.infer<I>>>;

  /** Guests or people of other organisations who may take part all the same. */
  welcome?: readonly Stranger[];
  /** Which teams have a right, where it is not as `rolesOf` says. */
  roles?: { see?: SomeTeams; pause?: SomeTeams; promote?: SomeTeams };

  /** Where its runs live in pilot, and how many a day. */
  pilot?: Pilot;
  /** The share of wrong proposals that may remain for it to go live; 5 %, unless said otherwise. */
  tolerance?: number;
  /** Between which amounts its actions are told apart in the evidence. */
  bands?: readonly AmountBands[];
  /** On what it goes back to pilot by itself, beside an incident of the top severity and an action that was undone. */
  demotion?: DemotionTerms;
};

type SomeTeams = readonly [TeamId, ...TeamId[]];

/** Whose people may look at any run, make the workflow stand still, and raise its mode. */
export type Roles = { see: readonly TeamId[]; pause: readonly TeamId[]; promote: readonly TeamId[] };

/** A loaded workflow. `version` is the hash of what decides its behaviour; every run pins one. */
export type Workflow = WorkflowSpec<z.ZodObject> & { version: string };

export function toolsOf(workflow: { reads: readonly ReadTool[]; writes: readonly WriteTool[] }): Tool[] {
  return [...workflow.reads, ...workflow.writes];
}

/** The workflow with more tools than its file names, which makes it another version. */
export function extended(workflow: Workflow, tools: readonly Tool[]): Workflow {
  if (tools.length === 0) return workflow;
  const { reads, writes, version } = workflow;
  const added = tools.map(({ name, effect, definition, bindings }) => ({
    name,
    effect,
    definition,
    bindings,
  }));
  return {
    ...workflow,
    reads: [...reads, ...tools.filter((tool) => tool.effect === 'read')],
    writes: [...writes, ...tools.filter((tool) => tool.effect === 'write')],
    version: digestOf({ version, added }).slice(0, 16),
  };
}

/** The tool of an action that was proposed earlier. Throws Refused when this version of the workflow has it no longer. */
export function getWriteTool(workflow: { writes: readonly WriteTool[] }, name: string): WriteTool {
  const tool = workflow.writes.find((each) => each.name === name);
  if (!tool) throw new Refused('tool_gone', { tool: name });
  return tool;
}

export function levelOf(workflow: Pick<Workflow, 'id' | 'levels'>, level: number): Level {
  const found = workflow.levels[level - 1];
  if (!found)
    throw new Error(
      `Workflow ${workflow.id} has ${workflow.levels.length} levels; a rule asks for level ${level}. Add the level or change the rule.`,
    );
  return found;
}

/** Teams that must be bound before the workflow can run. */
export function teamsOf(workflow: Workflow): TeamId[] {
  const { starters, home, owner, backupOwner, levels, roles = {} } = workflow;
  return [
    ...new Set([
      ...(starters === 'anyone' ? [] : [starters.team]),
      home,
      owner,
      backupOwner,
      ...levels.map((level) => level.team),
      ...[roles.see ?? [], roles.pause ?? [], roles.promote ?? []].flat(),
    ]),
  ];
}

/** Which teams have which right, the one to ask first in front. Unless the workflow says otherwise, every team of it sees. */
export function rolesOf(workflow: Workflow): Roles {
  const { home, owner, backupOwner, pilot, roles = {} } = workflow;
  return {
    see: roles.see ?? [...new Set([home, ...teamsOf(workflow), ...(pilot?.home ? [pilot.home] : [])])],
    pause: roles.pause ?? [...new Set([owner, backupOwner])],
    promote: roles.promote ?? [owner],
  };
}

/** The record that the run is about, once it was read: the first reading's. */
export function subjectRecord(readings: readonly Recorded[]): RecordLink | null {
  return readings[0]?.record ?? null;
}

import type { z } from 'zod';
import { digestOf } from '../lib/hash.ts';
import type { JsonObject } from '../lib/json.ts';
import type { Budgets } from './budgets.ts';
import type { CaseSection } from './case-section.ts';
import { stagesOf } from './policy.ts';
import type { Facts, Rule } from './policy.ts';
import type { Action, ProposalBody } from './proposal.ts';
import type { Stranger } from './review.ts';
import type { Trigger } from './run.ts';
import { jsonSchemaOf } from './schema.ts';
import type { ReadTool, Reading, RecordLink, Scope, Tool, WriteTool } from './tool.ts';

export type TeamId = string;

/** What a run is about: `key` is unique per business record, `label` is what people call it. */
export type Subject = { key: string; label: string };

/** A reading with the call that made it, in the order of the run. */
export type Recorded = Reading & { tool: string; args: JsonObject; readAt: Date };

/** What the workflow's pure functions see of a run. */
export type Material<Intake> = { intake: Intake; readings: readonly Recorded[]; now: Date };

export type Level = {
  team: TeamId;
  /** Time to decide, in milliseconds from the review's opening. */
  dueIn: number;
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
  triggers: readonly [Trigger, ...Trigger[]];
  intake: I;
  /** Words after `/leenops run <workflow>` → raw intake: `['1042']` → `{ ticket: '1042' }`. */
  intakeFromWords(words: string[]): Record<string, string>;
  subject(intake: z.infer<I>): Subject;

  /** Which systems can be read? */
  reads: readonly [ReadTool, ...ReadTool[]];
  /** The run's own things, as far as its readings show them. */
  scope(material: Material<z.infer<I>>): Scope;

  /** Which can be updated? */
  writes: readonly [WriteTool, ...WriteTool[]];

  /** Which actions need approval? */
  policy: readonly [Rule, ...Rule[]];
  levels: readonly [Level, ...Level[]];
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
  budgets: Budgets;
  /** What a reviewer must see of the case to decide without leaving the card. */
  caseSections(material: Material<z.infer<I>>, proposal: ProposalBody): CaseSection[];

  /** Guests or people of other organisations who may decide all the same. */
  welcome?: readonly Stranger[];
};

/** A loaded workflow. `version` is the hash of what decides its behaviour; every run pins one. */
export type Workflow = WorkflowSpec<z.ZodObject> & { version: string };

/** Checks what types cannot say and pins the version: the hash of all that decides the workflow's behaviour. */
export function defineWorkflow<I extends z.ZodObject>(spec: WorkflowSpec<I>): Workflow {
  assertAnswered(spec);
  return { ...spec, version: versionOf(spec) };
}

function versionOf(spec: WorkflowSpec<z.ZodObject>): string {
  const { instructions, policy, levels, budgets, categories } = spec;
  return digestOf({
    instructions,
    policy,
    levels,
    budgets,
    categories,
    intake: jsonSchemaOf(spec.intake),
    tools: toolsOf(spec).map((tool) => ({
      name: tool.name,
      effect: tool.effect,
      bindings: tool.bindings,
      input: jsonSchemaOf(tool.input),
    })),
  }).slice(0, 16);
}

export function toolsOf(workflow: { reads: readonly ReadTool[]; writes: readonly WriteTool[] }): Tool[] {
  return [...workflow.reads, ...workflow.writes];
}

export function getWriteTool(
  workflow: { id: string; writes: readonly WriteTool[] },
  name: string,
): WriteTool {
  const tool = workflow.writes.find((each) => each.name === name);
  if (!tool)
    throw new Error(
      `Workflow ${workflow.id} has no write tool ${name}: it was removed while a proposal waited. Cancel the run and start it again.`,
    );
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
  const starters = workflow.starters === 'anyone' ? [] : [workflow.starters.team];
  return [
    ...new Set([
      ...starters,
      workflow.home,
      workflow.owner,
      workflow.backupOwner,
      ...workflow.levels.map((level) => level.team),
    ]),
  ];
}

/** The record that the run is about, once it was read: the first reading's. */
export function subjectRecord(readings: readonly Recorded[]): RecordLink | null {
  return readings[0]?.record ?? null;
}

function assertAnswered(spec: WorkflowSpec<z.ZodObject>): void {
  const answers: [string, boolean][] = [
    ['What output proves it is complete? (proof)', spec.proof.trim() !== ''],
    [
      'Who owns the result when the agent is wrong? (owner, backupOwner)',
      spec.owner !== '' && spec.backupOwner !== '',
    ],
    [
      'Which actions need approval? (policy)',
      new Set(spec.policy.map((rule) => rule.name)).size === spec.policy.length,
    ],
  ];
  const open = answers.filter(([, answered]) => !answered).map(([question]) => question);
  if (open.length)
    throw new Error(`Workflow ${spec.id} does not load. Answer in its file: ${open.join(' ')}`);
  for (const { route } of spec.policy)
    if ('level' in route) for (const { level } of stagesOf(route)) levelOf(spec, level);
}

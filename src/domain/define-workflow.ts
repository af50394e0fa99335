import type { z } from 'zod';
import { digestOf } from '../lib/hash.ts';
import { problemsOfCaps, ruleOf } from './cap.ts';
import { problemsOfPilot } from './pilot.ts';
import { stagesOf } from './policy.ts';
import { problemsOfBands } from './promotion/bands.ts';
import { problemsOfTrust } from './promotion/demotion.ts';
import { problemsOfRules } from './rule-schema.ts';
import { problemsOfSchedules } from './schedule/problems-of-schedules.ts';
import { problemsOfObserve } from './shadow/problems-of-observe.ts';
import { jsonSchemaOf } from './schema.ts';
import { problemsOfStarts } from './starts-problems.ts';
import { problemsOfTimes } from './timetable.ts';
import { levelOf, toolsOf } from './workflow.ts';
import type { Workflow, WorkflowSpec } from './workflow.ts';
import { problemsOfHours } from './working-time.ts';

/** Checks what types cannot say and pins the version: the hash of all that decides the workflow's behaviour. */
export function defineWorkflow<I extends z.ZodObject>(written: WorkflowSpec<I>): Workflow {
  const spec = { ...written, policy: withCaps(written) };
  assertAnswered(spec);
  assertKeepable(spec);
  return { ...spec, version: versionOf(spec) };
}

function withCaps({ policy, caps = [] }: Pick<WorkflowSpec<z.ZodObject>, 'policy' | 'caps'>) {
  const [first, ...others] = policy;
  return [first, ...others, ...caps.map(ruleOf)] as const;
}

function versionOf(spec: WorkflowSpec<z.ZodObject>): string {
  const { instructions, policy, caps, levels, hours, onSilence, budgets, categories, nothingToDo } = spec;
  return digestOf({
    instructions,
    policy,
    caps,
    levels,
    hours,
    onSilence,
    budgets,
    categories,
    nothingToDo,
    intake: jsonSchemaOf(spec.intake),
    tools: toolsOf(spec).map((tool) => ({
      name: tool.name,
      effect: tool.effect,
      bindings: tool.bindings,
      input: jsonSchemaOf(tool.input),
    })),
  }).slice(0, 16);
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

/** Times that no clock can keep, and rules with a slip, would be found out only when somebody waits for them. */
function assertKeepable(spec: WorkflowSpec<z.ZodObject>): void {
  const { id, policy, caps = [], writes, levels, hours, categories, nothingToDo } = spec;
  const problems = [
    ...(nothingToDo === undefined || categories.includes(nothingToDo)
      ? []
      : [`nothingToDo (${nothingToDo}) is none of its categories.`]),
    ...problemsOfCaps(caps, writes),
    ...problemsOfStarts({ ...spec, version: '' }),
    ...problemsOfRules(policy),
    ...problemsOfTimes(levels),
    ...(hours ? problemsOfHours(hours) : []),
    ...problemsOfSchedules(spec),
    ...problemsOfObserve(spec),
    ...problemsOfPilot(spec),
    ...problemsOfTrust(spec),
    ...problemsOfBands(spec.bands ?? [], writes),
  ];
  if (problems.length)
    throw new Error(`Workflow ${id} does not load. Correct in its file: ${problems.join(' ')}`);
}

import { sha256 } from '../lib/hash.ts';
import { toolsOf } from './workflow.ts';
import type { Scope } from './tool.ts';
import type { Workflow } from './workflow.ts';

/** What one of a run's own things is found by: a hash, so that the address itself stands nowhere outside the texts. */
export function runKey(scope: string, value: string): string {
  return sha256(`${scope}:${value.trim().toLowerCase()}`);
}

export function runKeysOf(scope: Scope): string[] {
  const keys = Object.entries(scope).flatMap(([name, values]) => values.map((value) => runKey(name, value)));
  return [...new Set(keys)];
}

/** The hashes of a value as any of the things that these workflows' tools are bound to. */
export function runKeysFor(value: string, workflows: readonly Workflow[]): string[] {
  const names = workflows.flatMap(toolsOf).flatMap(({ bindings }) => Object.values(bindings));
  return [...new Set(names)].map((name) => runKey(name, value));
}

/** The subjects that these words name where they would start a workflow: `1042` → `zendesk:ticket:1042`. */
export function subjectKeysFor(typed: string, workflows: readonly Workflow[]): string[] {
  const words = typed.split(/\s+/);
  const keys = workflows.flatMap((workflow) => {
    const intake = workflow.intake.safeParse(workflow.intakeFromWords(words));
    return intake.success ? [workflow.subject(intake.data).key] : [];
  });
  return [...new Set([typed, ...keys])];
}

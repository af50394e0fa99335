import type { JsonObject } from '../lib/json.ts';
import { digestOf } from '../lib/hash.ts';
import type { Preconditions, RecordLink, Risk } from './tool.ts';

/** One claim's ground: what was read where and when. `verified` means the quote occurs in a recorded tool result. */
export type Evidence = { tool: string; record: RecordLink; quote: string; readAt: string; verified: boolean };

/** Where the handbook covers the case; `verified` means the quote stands in the clause that was read. */
export type PolicyMatch = {
  page: string;
  version: string;
  clause: string;
  title: string;
  quote: string;
  verified: boolean;
};

/** One write that will be carried out exactly so. `says` is the tool's own sentence over these arguments. */
export type Action = {
  id: string;
  tool: string;
  args: JsonObject;
  says: string;
  risk: Risk;
  movesMoney: boolean;
  /** Arguments that name something outside the run's scope. */
  outOfScope: string[];
  /** Its tool's preconditions when this version was written; absent where none were read. */
  state?: Preconditions;
};

export type ProposalBody = {
  summary: string;
  category: string | null;
  confidence: number;
  policy: PolicyMatch | null;
  evidence: Evidence[];
  question: string | null;
  actions: Action[];
};

/**
 * SHA-256 over exactly what will be executed, in order, on what it rests, and the version of the rules it was judged by.
 * An action without a state has the digest that it had before there were states: open reviews outlive an upgrade.
 */
export function proposalDigest(actions: readonly Action[], workflowVersion: string): string {
  const bound = actions.map(({ id, tool, args, state }) => ({ id, tool, args, ...(state ? { state } : {}) }));
  return digestOf({ workflowVersion, actions: bound });
}

export type FieldChange = { action: string; field: string; from: string; to: string };

/** What differs between two versions' actions, per argument. What had no counterpart before is no change. */
export function changesBetween(
  before: readonly (Action | undefined)[],
  after: readonly Action[],
): FieldChange[] {
  return after.flatMap((action, index) => {
    const old = before[index];
    if (!old) return [];
    return Object.keys(action.args)
      .filter((field) => digestOf(action.args[field] ?? null) !== digestOf(old.args[field] ?? null))
      .map((field) => ({
        action: action.tool,
        field,
        from: asText(old.args[field]),
        to: asText(action.args[field]),
      }));
  });
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

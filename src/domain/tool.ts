import { z } from 'zod';
import type { Json, JsonObject } from '../lib/json.ts';
import type { Undone } from './reversal.ts';

/** A record in a business system, for people to open: `url` is null when the system has no page for it. */
export type RecordLink = { system: string; id: string; label: string; url: string | null };

/** What a read returned: plain JSON for the model and the policy, and the record it came from. */
export type Reading = { data: Json; record: RecordLink };

/** Which of the run's own things an argument may name: argument → scope name. `{ ticket_id: 'ticket' }`. */
export type Bindings = Readonly<Record<string, string>>;

/** The run's own things, by scope name: `{ ticket: ['1042'], customer: ['maya@example.com'] }`. */
export type Scope = Readonly<Record<string, readonly string[]>>;

export type Risk = 'low' | 'medium' | 'high';

/** What an approval rests on, as people read it: `{ Payment: 'paid', 'Left to refund': '€84.00' }`. */
export type Preconditions = Readonly<Record<string, string>>;

type ToolBase = {
  /** As the model calls it: `zendesk_ticket`. Letters, digits, underscores. */
  name: string;
  /** The business system: `zendesk`. */
  system: string;
  /** As people see the step: `read the ticket`. */
  title: string;
  description: string;
  input: z.ZodObject;
  bindings: Bindings;
  /** What its system charges for one call, in millionths of a dollar, where it has a price list; not there where that is unknown. */
  priceMicroUsd?: number;
  /** The hash of what it is, where another program says so and not our code. */
  definition?: string;
};

export type ReadTool = ToolBase & {
  effect: 'read';
  /** Throws ToolFailure when the system refuses or does not answer. */
  read(args: JsonObject, call: ReadCall): Promise<Reading>;
};

export type WriteTool = ToolBase & {
  effect: 'write';
  risk: Risk;
  reversible: boolean;
  movesMoney: boolean;
  /** What can go wrong, in one sentence, for `/leenops map`. */
  harm: string;
  /** Arguments that a reviewer may change; all others stay as proposed. */
  editable: readonly string[];
  /** What will happen, in words, from the exact arguments: `Refund €84.00 to the card of charge ch_1`. */
  says(args: JsonObject): string;
  /**
   * What must still be as it was when people approved; empty where nothing matters. Shown on the card and read again
   * before anything is carried out, so no texts that people wrote. Throws ToolFailure as reads do.
   */
  preconditions(args: JsonObject, call: ReadCall): Promise<Preconditions>;
  /** Carries it out once per key. Throws ToolFailure, whose `certainty` says whether it may have happened. */
  execute(args: JsonObject, call: WriteCall): Promise<Applied>;
  /** Whether the action with this key is there. Throws ToolFailure when the system cannot say. */
  lookUp(args: JsonObject, call: WriteCall): Promise<Applied | 'absent'>;
  /**
   * Whether what was carried out was undone since, by whomever; absent where the system cannot know. Throws ToolFailure when it
   * does not say, and never takes silence for undone.
   */
  isUndone?(args: JsonObject, applied: Applied, call: WriteCall): Promise<Undone | false>;
};

export type Tool = ReadTool | WriteTool;

export type ReadCall = { signal: AbortSignal };
/**
 * `key` is the action's id: the idempotency key where the system knows one, and the mark to look for where it does not.
 * `state`: the preconditions that were approved with it, for systems that know no “change it if it is still so”. `retry`: how often
 * people had it tried again after it had certainly failed, for systems that answer the same key with the same failure.
 */
export type WriteCall = { key: string; signal: AbortSignal; state?: Preconditions; retry?: number };
export type Applied = { record: RecordLink; note: string };

type ReadSpec<I extends z.ZodObject> = Omit<ReadTool, 'effect' | 'input' | 'read'> & {
  input: I;
  read(args: z.infer<I>, call: ReadCall): Promise<Reading>;
};

/** Declares a read tool with typed arguments; the arguments are validated again at every call. */
export function readTool<I extends z.ZodObject>(spec: ReadSpec<I>): ReadTool {
  return { ...spec, effect: 'read', read: async (args, call) => spec.read(spec.input.parse(args), call) };
}

type WriteSpec<I extends z.ZodObject> = Omit<
  WriteTool,
  'effect' | 'input' | 'editable' | 'says' | 'preconditions' | 'execute' | 'lookUp' | 'isUndone'
> & {
  input: I;
  editable: readonly (keyof z.infer<I> & string)[];
  says(args: z.infer<I>): string;
  preconditions(args: z.infer<I>, call: ReadCall): Promise<Preconditions>;
  execute(args: z.infer<I>, call: WriteCall): Promise<Applied>;
  lookUp(args: z.infer<I>, call: WriteCall): Promise<Applied | 'absent'>;
  isUndone?(args: z.infer<I>, applied: Applied, call: WriteCall): Promise<Undone | false>;
};

/** Declares a write tool with typed arguments; the arguments are validated again at every call. */
export function writeTool<I extends z.ZodObject>({ isUndone, ...spec }: WriteSpec<I>): WriteTool {
  return {
    ...spec,
    ...(isUndone
      ? { isUndone: async (args, applied, call) => isUndone(spec.input.parse(args), applied, call) }
      : {}),
    effect: 'write',
    says: (args) => spec.says(spec.input.parse(args)),
    preconditions: async (args, call) => spec.preconditions(spec.input.parse(args), call),
    execute: async (args, call) => spec.execute(spec.input.parse(args), call),
    lookUp: async (args, call) => spec.lookUp(spec.input.parse(args), call),
  };
}

/** What an argument names; a list or an object names nothing of the run's. */
function asText(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The arguments that name something outside the run's scope; empty when all are the run's own. */
export function outOfScope(tool: Tool, args: JsonObject, scope: Scope): string[] {
  return Object.entries(tool.bindings)
    .filter(([argument, name]) => !(scope[name] ?? []).includes(asText(args[argument])))
    .map(([argument]) => argument);
}

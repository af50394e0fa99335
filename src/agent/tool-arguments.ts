import { z } from 'zod';
import type { Json, JsonObject } from '../lib/json.ts';

/** `problem` is a text for the model; `faults` name only places and kinds, so they may be shown and logged. */
export type Checked = { args: JsonObject } | { problem: string; faults: string[] };

/** The arguments of a tool call as the model wrote them, if they have the tool's shape. */
export function checkedArguments(shape: z.ZodObject, text: string): Checked {
  const written = parsedArguments(text);
  if (written === undefined) return { problem: 'The arguments are not JSON.', faults: ['not JSON'] };

  const checked = shape.safeParse(written);
  if (checked.success) return { args: checked.data as JsonObject }; // JSON in and no transforms: JSON out
  return { problem: z.prettifyError(checked.error), faults: checked.error.issues.map(faultOf) };
}

/** Undefined when it is not JSON: a model may write anything. */
export function parsedArguments(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function faultOf({ path, code }: z.core.$ZodIssue): string {
  return `${path.length > 0 ? path.join('.') : 'result'}: ${code}`;
}

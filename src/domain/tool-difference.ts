import { canonicalJson } from '../lib/json.ts';
import type { Json, JsonObject } from '../lib/json.ts';
import type { ToolDefinition } from './foreign-tool.ts';

/** One thing that is not as it was; null where there was, or is, nothing. The texts are the server's own. */
export type Difference = { what: string; before: string | null; after: string | null };

/** What an admin must look at before a changed definition is used: the words, and each argument by its name. */
export function differencesBetween(before: ToolDefinition, after: ToolDefinition): Difference[] {
  const found: Difference[] = [];
  if (before.description !== after.description)
    found.push({ what: 'Its description', before: before.description, after: after.description });
  const was = argumentsOf(before);
  const is = argumentsOf(after);
  for (const name of new Set([...was.keys(), ...is.keys()])) {
    const [old = null, now = null] = [was.get(name), is.get(name)];
    if (old !== now) found.push({ what: `Argument “${name}”`, before: old, after: now });
  }
  const [frame, frameNow] = [frameOf(before), frameOf(after)];
  if (frame !== frameNow) found.push({ what: 'The rest of its schema', before: frame, after: frameNow });
  return found;
}

/** Each argument as its schema says it, and whether it is needed. */
export function argumentsOf({ inputSchema }: ToolDefinition): Map<string, string> {
  const { properties, required } = inputSchema;
  const needed = Array.isArray(required) ? required : [];
  return new Map(
    Object.entries(asObject(properties)).map(([name, schema]) => [
      name,
      `${needed.includes(name) ? 'needed' : 'may be left out'}: ${canonicalJson(schema)}`,
    ]),
  );
}

function frameOf({ inputSchema }: ToolDefinition): string {
  const { properties: _properties, required: _required, ...frame } = inputSchema;
  return canonicalJson(frame);
}

function asObject(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

import type { FunctionTool } from '@openai/agents-core';
import { zodResponsesFunction } from 'openai/helpers/zod';
import type { z } from 'zod';

type Schema = FunctionTool['parameters'];

const made = new WeakMap<z.ZodObject, Schema>();

/** A shape as OpenAI's strict mode takes it; throws for what strict mode cannot say. Made once: it costs more than a call. */
export function strictSchemaOf(shape: z.ZodObject): Schema {
  const known = made.get(shape);
  if (known) return known;
  const schema = zodResponsesFunction({ name: 'arguments', parameters: shape }).parameters as Schema;
  made.set(shape, schema);
  return schema;
}

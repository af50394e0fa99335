import { z } from 'zod';

/** The JSON Schema of what goes in, as the model and the workflow version see it. */
export function jsonSchemaOf(schema: z.ZodType): unknown {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
}

import type { FunctionTool } from '@openai/agents-core';
import type { z } from 'zod';
import { strictSchemaOf } from './strict-schema.ts';
import { type Checked, checkedArguments } from './tool-arguments.ts';

type Spec = {
  name: string;
  description: string;
  input: z.ZodObject;
  /** The text for the model. What it throws ends the run. */
  answer(checked: Checked, callId: string): Promise<string>;
};

/**
 * A tool of the SDK that checks its own arguments. The SDK's `tool()` would check them too, but keeps what was wrong
 * from the model as soon as sensitive logging is off. A shape that OpenAI's strict mode cannot express throws here.
 */
export function functionTool(spec: Spec): FunctionTool {
  const { name, description, input } = spec;
  return {
    type: 'function',
    name,
    description,
    parameters: strictSchemaOf(input),
    strict: true,
    invoke: (_context, text, details) =>
      spec.answer(checkedArguments(input, text), details?.toolCall?.callId ?? ''),
    needsApproval: async () => false, // a write is a proposal: it is approved outside the loop
    isEnabled: async () => true,
  };
}

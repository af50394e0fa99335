import type { FunctionTool } from '@openai/agents-core';
import type { z } from 'zod';
import type { JsonObject } from '../lib/json.ts';
import { functionTool } from './function-tool.ts';

export const submitName = 'submit_result';
const repairsAllowed = 2;

/** The model was told twice what is missing and still gave no result in the agreed shape. */
export class InvalidOutput extends Error {
  override name = 'InvalidOutput';
}

/** The one way to end a run: `submit_result`. It remembers the first good result and how often the model was put right. */
export type Submission = {
  tool: FunctionTool;
  result(): JsonObject | undefined;
  /** What to say to a model that answered in prose. Throws InvalidOutput when it was told often enough. */
  askForIt(): string;
};

export function submissionOf(output: z.ZodObject): Submission {
  let result: JsonObject | undefined;
  let repairs = 0;

  const repair = (fault: string, instruction: string) => {
    if (repairs >= repairsAllowed) {
      throw new InvalidOutput(`No valid result after ${repairsAllowed} repairs. Last: ${fault}.`);
    }
    repairs += 1;
    return instruction;
  };

  const tool = functionTool({
    name: submitName,
    description: 'Ends the task with its result. Call it exactly once, when everything else is done.',
    input: output,
    async answer(checked) {
      if ('args' in checked) {
        result ??= checked.args;
        return '{"ok":true}';
      }
      const problem = { error: 'The result does not have the agreed shape.', problems: checked.problem };
      return repair(
        checked.faults.join(', '),
        JSON.stringify({ ...problem, remedy: `Call ${submitName} again.` }),
      );
    },
  });

  return {
    tool,
    result: () => result,
    askForIt: () =>
      repair('an answer in prose', `Call ${submitName} with the result; an answer in prose does not count.`),
  };
}

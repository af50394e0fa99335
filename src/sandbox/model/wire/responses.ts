import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ToolCall, Utterance } from '../conversation.ts';
import { argumentsOf, content, textOf } from './content.ts';
import type { Usage, Wire } from './wire.ts';

const message = z.object({ role: z.enum(['system', 'developer', 'user', 'assistant']), content });

const functionCall = z.object({
  type: z.literal('function_call'),
  call_id: z.string(),
  name: z.string(),
  arguments: z.string(),
});

const item = z.union([
  functionCall,
  z.object({ type: z.literal('function_call_output'), call_id: z.string(), output: content }),
  z.object({ type: z.literal('reasoning'), encrypted_content: z.string() }),
  message,
]);

const request = z.object({
  model: z.string(),
  instructions: z.string().nullish(),
  input: z.union([z.string(), z.array(item).min(1)]),
  tools: z.array(z.object({ name: z.string() })).default([]),
});

/** Responses, stateless: nothing is stored, so reasoning travels sealed in the transcript. */
export const responses: Wire = {
  read(body) {
    const { model, instructions, input, tools } = request.parse(body);
    const items = typeof input === 'string' ? [{ role: 'user' as const, content: input }] : input;
    return {
      model,
      tools: tools.map((tool) => tool.name),
      utterances: [{ by: 'instructions', text: instructions ?? '' }, ...items.map(heard)],
    };
  },

  write: ({ model, text, calls, usage }) => ({
    id: `resp_${randomUUID()}`,
    object: 'response',
    created_at: Math.floor(Date.now() / 1000),
    status: 'completed',
    error: null,
    incomplete_details: null,
    model,
    store: false,
    output: [sealedReasoning(), ...(text === null ? [] : [writtenMessage(text)]), ...calls.map(writtenCall)],
    usage: writtenUsage(usage),
  }),
};

function heard(said: z.infer<typeof item>): Utterance {
  if ('role' in said) return heardMessage(said);
  if (said.type === 'function_call_output')
    return { by: 'tool', callId: said.call_id, text: textOf(said.output) };
  return { by: 'model', calls: said.type === 'function_call' ? [heardCall(said)] : [] };
}

function heardMessage({ role, content: said }: z.infer<typeof message>): Utterance {
  if (role === 'assistant') return { by: 'model', calls: [] };
  return { by: role === 'user' ? 'user' : 'instructions', text: textOf(said) };
}

function heardCall(called: z.infer<typeof functionCall>): ToolCall {
  return { id: called.call_id, name: called.name, args: argumentsOf(called.arguments) };
}

function sealedReasoning() {
  return {
    type: 'reasoning',
    id: `rs_${randomUUID()}`,
    summary: [],
    encrypted_content: 'rules-have-no-reasoning',
  };
}

function writtenMessage(text: string) {
  return {
    type: 'message',
    id: `msg_${randomUUID()}`,
    role: 'assistant',
    status: 'completed',
    content: [{ type: 'output_text', text, annotations: [] }],
  };
}

function writtenCall({ id, name, args }: ToolCall) {
  return {
    type: 'function_call',
    id: `fc_${id}`,
    call_id: id,
    name,
    arguments: JSON.stringify(args),
    status: 'completed',
  };
}

function writtenUsage({ input, cached, output }: Usage) {
  return {
    input_tokens: input,
    output_tokens: output,
    total_tokens: input + output,
    input_tokens_details: { cached_tokens: cached },
    output_tokens_details: { reasoning_tokens: 0 },
  };
}

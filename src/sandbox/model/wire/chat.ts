import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ToolCall, Utterance } from '../conversation.ts';
import { argumentsOf, content, textOf } from './content.ts';
import type { Usage, Wire } from './wire.ts';

const toolCall = z.object({
  id: z.string(),
  function: z.object({ name: z.string(), arguments: z.string() }),
});

const message = z.discriminatedUnion('role', [
  z.object({ role: z.enum(['system', 'developer']), content }),
  z.object({ role: z.literal('user'), content }),
  z.object({ role: z.literal('assistant'), tool_calls: z.array(toolCall).nullish() }),
  z.object({ role: z.literal('tool'), tool_call_id: z.string(), content }),
]);

const request = z.object({
  model: z.string(),
  messages: z.array(message).min(1),
  tools: z.array(z.object({ function: z.object({ name: z.string() }) })).default([]),
});

/** Chat Completions. */
export const chat: Wire = {
  read(body) {
    const { model, messages, tools } = request.parse(body);
    return { model, tools: tools.map((tool) => tool.function.name), utterances: messages.map(heard) };
  },

  write: ({ model, text, calls, usage }) => ({
    id: `chatcmpl-${randomUUID()}`,
    object: 'chat.completion',
    created: Math.floor(Date.now() / 1000),
    model,
    choices: [
      {
        index: 0,
        finish_reason: calls.length > 0 ? 'tool_calls' : 'stop',
        logprobs: null,
        message: { role: 'assistant', content: text, refusal: null, tool_calls: calls.map(writtenCall) },
      },
    ],
    usage: writtenUsage(usage),
  }),
};

function heard(said: z.infer<typeof message>): Utterance {
  if (said.role === 'assistant') return { by: 'model', calls: (said.tool_calls ?? []).map(heardCall) };
  const text = textOf(said.content);
  if (said.role === 'tool') return { by: 'tool', callId: said.tool_call_id, text };
  return { by: said.role === 'user' ? 'user' : 'instructions', text };
}

function heardCall({ id, function: called }: z.infer<typeof toolCall>): ToolCall {
  return { id, name: called.name, args: argumentsOf(called.arguments) };
}

function writtenCall({ id, name, args }: ToolCall) {
  return { id, type: 'function', function: { name, arguments: JSON.stringify(args) } };
}

function writtenUsage({ input, cached, output }: Usage) {
  return {
    prompt_tokens: input,
    completion_tokens: output,
    total_tokens: input + output,
    prompt_tokens_details: { cached_tokens: cached },
    completion_tokens_details: { reasoning_tokens: 0 },
  };
}

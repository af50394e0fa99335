import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Json, JsonObject } from '../../lib/json.ts';
import type { Brain, Thought } from './brain.ts';
import { conversationOf, type Transcript, unansweredIn } from './conversation.ts';
import { Refusal } from './refusal.ts';
import { type TokenCounter, tokensIn } from './token-counter.ts';
import type { Wire } from './wire/wire.ts';

export const demoModel = 'demo-rules-1';

/** Answers one request as a model would. Throws Refusal for what a real server refuses. */
export function complete(wire: Wire, body: Json, brains: Brain[], tokens: TokenCounter): JsonObject {
  const transcript = transcriptIn(wire, body);
  refuseUnlessAnswerable(transcript);

  const { text, calls } = spoken(think(transcript, brains));
  const usage = { ...tokens.prompt(promptText(body)), output: tokensIn(text ?? JSON.stringify(calls)) };
  return wire.write({ model: transcript.model, text, calls, usage });
}

const streamed = z.object({ stream: z.literal(true) });

function transcriptIn(wire: Wire, body: Json): Transcript {
  if (streamed.safeParse(body).success) {
    throw new Refusal(400, 'unsupported_value', 'This server does not stream. Ask without `stream`.');
  }
  try {
    return wire.read(body);
  } catch (error) {
    if (error instanceof z.ZodError) throw new Refusal(400, 'invalid_request_error', z.prettifyError(error));
    throw error;
  }
}

/** What does not change between turns comes first, as a provider lays it out: that is what its cache can hold. */
function promptText(body: Json): string {
  const { tools, instructions, ...rest } = body as JsonObject;
  return JSON.stringify({ tools, instructions, ...rest });
}

function refuseUnlessAnswerable(transcript: Transcript): void {
  if (transcript.model !== demoModel) {
    throw new Refusal(
      404,
      'model_not_found',
      `The model ${transcript.model} does not exist. This server has ${demoModel}.`,
    );
  }
  const [unanswered] = unansweredIn(transcript);
  if (unanswered) {
    throw new Refusal(
      400,
      'invalid_request_error',
      `No tool output found for function call ${unanswered.id}.`,
    );
  }
}

function think(transcript: Transcript, brains: Brain[]): Thought {
  const conversation = conversationOf(transcript);
  for (const brain of brains) {
    const thought = brain(conversation);
    if (thought) return thought;
  }
  return { text: 'I have no rules for this task.' };
}

function spoken(thought: Thought) {
  if ('text' in thought) return { text: thought.text, calls: [] };
  return { text: null, calls: thought.calls.map((call) => ({ id: `call_${randomUUID()}`, ...call })) };
}

import type { Json, JsonObject } from '../../../lib/json.ts';
import type { ToolCall, Transcript } from '../conversation.ts';

/** One of the two protocols: a request body in, a transcript out; an answer in, a response body out. */
export type Wire = {
  /** Throws a ZodError when the body is no request of this protocol. */
  read(body: Json): Transcript;
  write(answer: Answer): JsonObject;
};

type Answer = { model: string; text: string | null; calls: ToolCall[]; usage: Usage };

/** In tokens. `cached` is a part of `input`. */
export type Usage = { input: number; cached: number; output: number };

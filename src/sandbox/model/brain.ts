import type { JsonObject } from '../../lib/json.ts';
import type { Conversation } from './conversation.ts';

export type Intent = { name: string; args: JsonObject };

/** What a brain does next: call tools, or talk. */
export type Thought = { calls: Intent[] } | { text: string };

/** Rules that answer in a model's place. A brain that does not know the task answers undefined. */
export type Brain = (conversation: Conversation) => Thought | undefined;

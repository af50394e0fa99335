import type { Json, JsonObject } from '../../lib/json.ts';

export type ToolCall = { id: string; name: string; args: JsonObject };

/** One thing in a request, whichever wire it came over. */
export type Utterance =
  | { by: 'instructions' | 'user'; text: string }
  | { by: 'model'; calls: ToolCall[] }
  | { by: 'tool'; callId: string; text: string };

/** What a request says. `tools` are the names of those on offer. */
export type Transcript = { model: string; tools: string[]; utterances: Utterance[] };

/** A transcript as a brain reads it. */
export type Conversation = {
  model: string;
  instructions: string;
  user: string;
  tools: string[];
  calls: ToolCall[];
  /** The parsed result of the latest call of a tool (its text, when it is not JSON); undefined when there is none. */
  resultOf(tool: string): Json | undefined;
};

export function conversationOf({ model, tools, utterances }: Transcript): Conversation {
  const calls = callsIn(utterances);
  const results = resultsIn(utterances);
  return {
    model,
    tools,
    calls,
    instructions: textBy('instructions', utterances),
    user: textBy('user', utterances),
    resultOf(tool) {
      const text = results.get(calls.findLast(({ name }) => name === tool)?.id ?? '');
      return text === undefined ? undefined : parsed(text);
    },
  };
}

/** Calls that have no result. A real server refuses such a request. */
export function unansweredIn({ utterances }: Transcript): ToolCall[] {
  const results = resultsIn(utterances);
  return callsIn(utterances).filter(({ id }) => !results.has(id));
}

function callsIn(utterances: Utterance[]): ToolCall[] {
  return utterances.flatMap((said) => (said.by === 'model' ? said.calls : []));
}

function resultsIn(utterances: Utterance[]): Map<string, string> {
  return new Map(utterances.flatMap((said) => (said.by === 'tool' ? [[said.callId, said.text]] : [])));
}

function textBy(speaker: 'instructions' | 'user', utterances: Utterance[]): string {
  return utterances.flatMap((said) => (said.by === speaker ? [said.text] : [])).join('\n');
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

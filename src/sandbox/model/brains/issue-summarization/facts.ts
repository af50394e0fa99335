import { z } from 'zod';
import type { Conversation } from '../../conversation.ts';

const issue = z.object({
  repository: z.string(),
  number: z.int(),
  title: z.string(),
  body: z.string(),
  state: z.string(),
  labels: z.array(z.string()),
  assignees: z.array(z.string()),
  author: z.string(),
});
const comments = z.object({
  comments: z.array(z.object({ author: z.string(), body: z.string(), marked_as_ours: z.boolean() })),
});
const pulls = z.object({
  pulls: z.array(z.object({ number: z.int(), repository: z.string(), title: z.string(), state: z.string() })),
});
const repository = z.object({
  labels: z.array(z.object({ name: z.string() })),
  assignable: z.array(z.string()),
});
const handbook = z.object({
  page: z.string(),
  version: z.string(),
  clauses: z.array(z.object({ id: z.string(), title: z.string(), text: z.string() })),
});

/** Something that was read, with the tool and the record it came from. */
export type Read<T> = { source: string; record: string | null; data: T };

export type Facts = {
  issue: Read<z.infer<typeof issue>>;
  comments: Read<z.infer<typeof comments>>;
  pulls: Read<z.infer<typeof pulls>>;
  repository: Read<z.infer<typeof repository>>;
  handbook: Read<z.infer<typeof handbook>>;
};

const envelope = z.object({ data: z.json(), record: z.object({ id: z.string() }).nullish() });

/** Everything that a decision needs; undefined when a system did not give it. */
export function factsIn(conversation: Conversation): Facts | undefined {
  const found = {
    issue: readIn(conversation, 'github_issue', issue),
    comments: readIn(conversation, 'github_comments', comments),
    pulls: readIn(conversation, 'github_linked_pulls', pulls),
    repository: readIn(conversation, 'github_repository', repository),
    handbook: readIn(conversation, 'handbook_page', handbook),
  };
  return Object.values(found).includes(undefined) ? undefined : (found as Facts);
}

function readIn<T>(conversation: Conversation, source: string, shape: z.ZodType<T>): Read<T> | undefined {
  const result = envelope.safeParse(conversation.resultOf(source)).data;
  const data = shape.safeParse(result?.data).data;
  return data === undefined ? undefined : { source, record: result?.record?.id ?? null, data };
}

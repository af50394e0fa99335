import { z } from 'zod';
import type { Material } from '../../domain/workflow.ts';
import type { JsonObject } from '../../lib/json.ts';
import { textIn } from './proposed.ts';

/** The parts of the recorded readings that rules and cards look at. */
const issue = z.object({
  is_public: z.boolean(),
  title: z.string(),
  body: z.string(),
  state: z.string(),
  labels: z.array(z.string()),
  assignees: z.array(z.string()),
  author: z.string(),
  created_at: z.string(),
});

const comment = z.object({
  author: z.string(),
  body: z.string(),
  marked_as_ours: z.boolean(),
  at: z.string(),
});
const comments = z.object({ comments: z.array(comment) });

const pull = z.object({
  repository: z.string(),
  number: z.int(),
  title: z.string(),
  state: z.string(),
  author: z.string(),
  closes_the_issue: z.boolean(),
});
export type Pull = z.infer<typeof pull>;
const pulls = z.object({ pulls: z.array(pull), elsewhere: z.int() });

const repository = z.object({
  labels: z.array(z.object({ name: z.string() })),
  assignable: z.array(z.string()),
});

type Read = Pick<Material<unknown>, 'readings'>;

export const issueIn = (material: Read) => lastOf(material, 'github_issue', issue);
export const commentsIn = (material: Read) => lastOf(material, 'github_comments', comments)?.comments;
export const pullsIn = (material: Read) => lastOf(material, 'github_linked_pulls', pulls);
export const repositoryIn = (material: Read) => lastOf(material, 'github_repository', repository);

/** `acme/shop#42`. */
export function issueOf(intake: JsonObject): string {
  return `${textIn(intake, 'repository')}#${textIn(intake, 'number')}`;
}

function lastOf<S extends z.ZodType>(material: Read, tool: string, shape: S): z.infer<S> | undefined {
  const reading = material.readings.findLast((each) => each.tool === tool);
  return reading && shape.parse(reading.data);
}

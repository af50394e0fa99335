import type { z } from 'zod';
import { Refused } from '../../domain/refused.ts';
import type { Context } from '../../engine/context.ts';
import type { Sources } from '../../reports/run-view.ts';

/** What every answer works with. */
export type ApiDesk = { ctx: Context; sources: Sources };

/** One authenticated request. */
export type Asked = {
  person: string;
  token: { id: string; label: string; expiresAt: Date };
  /** From the path: `/runs/:id`. */
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  header(name: string): string | undefined;
  /** The body as JSON. Throws ApiProblem when it is none, or too large. */
  body(): Promise<unknown>;
};

/** What goes back: JSON, or a file that is written while it is read. */
export type Answer =
  | { status: 200 | 201; body: unknown }
  | { file: { name: string; type: string; chunks: AsyncIterable<string> } };

/** What was sent in the shape it must have. Throws Refused with a line per problem, by field. */
export function shaped<S extends z.ZodType>(shape: S, sent: unknown): z.infer<S> {
  const parsed = shape.safeParse(sent);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => [issue.path.join('.') || 'request', issue.message]);
  throw new Refused('bad_input', Object.fromEntries(problems) as Record<string, string>);
}

import type { Octokit } from '@octokit/rest';
import { z } from 'zod';
import { collect } from './github-client.ts';
import type { IssuePlace } from './place-of.ts';

const mostEvents = 1_000;

const account = z.object({ login: z.string(), type: z.string().nullish() });
export type Account = z.infer<typeof account>;

/** Of the many kinds of events those that say who labelled and assigned. */
const event = z.object({
  event: z.enum(['labeled', 'unlabeled', 'assigned', 'unassigned']),
  actor: account.nullish(),
  created_at: z.string(),
  label: z.object({ name: z.string() }).nullish(),
  assignee: account.nullish(),
});
export type IssueEvent = z.infer<typeof event>;

/** Oldest first. Throws ToolFailure above a thousand. */
export async function listIssueEvents(
  octokit: Octokit,
  { owner, repo, issue_number }: IssuePlace,
): Promise<IssueEvent[]> {
  const asked = { owner, repo, issue_number, per_page: 100 };
  const pages = octokit.paginate.iterator(octokit.rest.issues.listEvents, asked);
  const all = await collect<unknown>(pages, { what: 'events of one issue', limit: mostEvents });
  return all.flatMap((each) => event.safeParse(each).data ?? []);
}

/** When something of the kind happened to one of these names last; null where GitHub does not tell. */
export function lastOf(
  events: readonly IssueEvent[],
  kind: 'unlabeled' | 'unassigned',
  names: readonly string[],
): Date | null {
  const wanted = names.map((name) => name.toLowerCase());
  const last = events.findLast(
    (each) =>
      each.event === kind && wanted.includes((each.label?.name ?? each.assignee?.login ?? '').toLowerCase()),
  );
  return last ? new Date(last.created_at) : null;
}

import { z } from 'zod';
import type { Arrival, Delivery } from '../../domain/starts.ts';
import { allowedRepository } from './github-config.ts';
import { isMarked } from './text/comment-mark.ts';

const account = z.object({ login: z.string(), type: z.string().default('User') });
const about = z.object({
  issue: z.object({
    number: z.number().int().positive(),
    state: z.string(),
    updated_at: z.iso.datetime({ offset: true }),
    pull_request: z.unknown().optional(),
  }),
  repository: z.object({ full_name: z.string() }),
  sender: account,
});
const commented = about.extend({
  comment: z.object({ body: z.string().nullable(), user: account.nullable() }),
});
const labeled = about.extend({ label: z.object({ name: z.string() }) });

type Settings = {
  /** The allow-list: what happens in another repository concerns nobody here. */
  repositories: readonly string[];
  /** Who wants an issue looked at puts this label on it. Other labels, ours among them, say nothing. */
  label: string;
};

/**
 * What an event of GitHub means: an open issue that is new or opened again, that somebody commented on or gave the label. Comments of
 * bots and our own, which carry a mark, are nothing new. Throws ZodError for an event that is not as GitHub describes it.
 */
export function issueArrivals({ event, payload }: Delivery, { repositories, label }: Settings): Arrival[] {
  if (event === 'issues.opened' || event === 'issues.reopened')
    return arrivalsOf(about.parse(payload), repositories);
  if (event === 'issues.labeled') {
    const given = labeled.parse(payload);
    const isAsked = given.label.name.toLowerCase() === label.toLowerCase() && given.sender.type !== 'Bot';
    return isAsked ? arrivalsOf(given, repositories) : [];
  }
  if (event === 'issue_comment.created') {
    const said = commented.parse(payload);
    const isOurs = said.comment.user?.type === 'Bot' || isMarked(said.comment.body);
    return isOurs ? [] : arrivalsOf(said, repositories);
  }
  return [];
}

/** GitHub tells of pull requests as of issues. */
function arrivalsOf(
  { issue, repository }: z.infer<typeof about>,
  repositories: readonly string[],
): Arrival[] {
  const allowed = allowedRepository(repositories, repository.full_name);
  if (!allowed || issue.state !== 'open' || issue.pull_request) return [];
  return [{ intake: { repository: allowed, number: String(issue.number) }, change: issue.updated_at }];
}

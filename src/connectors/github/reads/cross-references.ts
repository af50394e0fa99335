import { z } from 'zod';
import { visibleText } from '../text/visible-text.ts';

/** The timeline tells of a mention by the whole record that mentions, which may be an issue as well. */
const reference = z.object({
  event: z.literal('cross-referenced'),
  source: z.object({
    issue: z.object({
      number: z.int(),
      title: z.string(),
      body: z.string().nullish(),
      state: z.string(),
      draft: z.boolean().nullish(),
      user: z.object({ login: z.string() }).nullish(),
      pull_request: z.object({ merged_at: z.string().nullish() }),
      repository: z.object({ full_name: z.string() }),
    }),
  }),
});

type PullState = 'open' | 'draft' | 'merged' | 'closed';
export type LinkedPull = {
  repository: string;
  number: number;
  title: string;
  state: PullState;
  author: string;
  body: string;
};

/** Each pull request once, in the order of its first mention. */
export function pullsIn(events: readonly unknown[]): LinkedPull[] {
  const pulls = events.flatMap((event) => {
    const found = reference.safeParse(event).data?.source.issue;
    return found ? [pullOf(found)] : [];
  });
  return [...new Map(pulls.map((pull) => [`${pull.repository}#${pull.number}`, pull])).values()];
}

function pullOf(found: z.infer<typeof reference>['source']['issue']): LinkedPull {
  const { merged_at } = found.pull_request;
  const open: PullState = found.draft ? 'draft' : 'open';
  return {
    repository: found.repository.full_name,
    number: found.number,
    title: visibleText(found.title, 500).text,
    state: merged_at ? 'merged' : found.state === 'closed' ? 'closed' : open,
    author: found.user?.login ?? 'unknown',
    body: found.body ?? '',
  };
}

type Within = { repository: string; issue: { repository: string; number: number } };

/** Whether the pull request's text closes the issue when it is merged, by GitHub's own words for that. */
export function closes(body: string, { repository, issue }: Within): boolean {
  const words = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+(\S*?)#(\d+)\b/gi;
  return [...body.matchAll(words)].some(([, name = '', number]) => {
    const meant = (name || repository).toLowerCase();
    return meant === issue.repository.toLowerCase() && Number(number) === issue.number;
  });
}

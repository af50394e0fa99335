import type { Octokit } from '@octokit/rest';
import { z } from 'zod';
import { readTool } from '../../../domain/tool.ts';
import { periodOf } from '../../../domain/week.ts';
import { weekArgument } from '../../week-argument.ts';
import { type GithubClient, collect } from '../github-client.ts';
import type { GithubSettings } from '../github-config.ts';
import { weekRecord } from '../github-records.ts';
import { type Place, placeOf } from '../place-of.ts';
import { visibleText } from '../text/visible-text.ts';
import { labelNames } from './get-issue.ts';

const mostIssues = 1_000;
const mostShown = 20;

type Issue = {
  repository: string;
  number: number;
  title: string;
  labels: string[];
  isOpen: boolean;
  openedAt: Date;
  closedAt: Date | null;
};

export function githubOpenIssues(settings: GithubSettings, client: GithubClient) {
  return readTool({
    name: 'github_open_issues',
    system: 'github',
    title: 'read the open issues',
    description:
      'Over every repository that LeenOps works in: how many issues are open now, how many were opened and closed in a week, and those ' +
      `opened in it, at most ${mostShown} of them. A repository with more than ${mostIssues} is not counted.`,
    input: z.object({ week: weekArgument }),
    bindings: { week: 'week' },
    read: async ({ week }, { signal }) => {
      const { from, to } = periodOf(week, settings.timeZone);
      const isIn = (at: Date | null) => at !== null && at >= from && at < to;
      const issues = await client.read(signal, async (octokit) => {
        const lists: Issue[][] = [];
        for (const name of settings.repositories)
          lists.push(await issuesOf(octokit, placeOf(settings, name), from));
        return lists.flat();
      });
      const opened = issues.filter(({ openedAt }) => isIn(openedAt));
      return {
        data: {
          week,
          open_now: issues.filter(({ isOpen }) => isOpen).length,
          opened: opened.length,
          closed: issues.filter(({ closedAt }) => isIn(closedAt)).length,
          repositories: settings.repositories.map((repository) => ({
            repository,
            open_now: issues.filter((issue) => issue.isOpen && issue.repository === repository).length,
          })),
          newest: opened
            .toSorted((a, b) => b.openedAt.getTime() - a.openedAt.getTime())
            .slice(0, mostShown)
            .map(({ repository, number, title, labels }) => ({ repository, number, title, labels })),
          newest_are_cut: opened.length > mostShown,
        },
        record: weekRecord(settings, 'Issues', week, 'is:issue created'),
      };
    },
  });
}

/** All that are open, and those closed that changed since. GitHub lists pull requests among them. */
async function issuesOf(octokit: Octokit, { owner, repo, repository }: Place, since: Date): Promise<Issue[]> {
  const asked = { owner, repo, per_page: 100 };
  const list = octokit.rest.issues.listForRepo;
  const open = octokit.paginate.iterator(list, { ...asked, state: 'open' });
  const closed = octokit.paginate.iterator(list, { ...asked, state: 'closed', since: since.toISOString() });
  const bound = { what: `issues of ${repository}`, limit: mostIssues };
  const found = [...(await collect(open, bound)), ...(await collect(closed, bound))];
  return found
    .filter(({ pull_request }) => !pull_request)
    .map((issue) => ({
      repository,
      number: issue.number,
      title: visibleText(issue.title, 300).text,
      labels: labelNames(issue),
      isOpen: issue.state === 'open',
      openedAt: new Date(issue.created_at),
      closedAt: issue.closed_at ? new Date(issue.closed_at) : null,
    }));
}

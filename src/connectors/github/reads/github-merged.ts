import type { Octokit } from '@octokit/rest';
import { z } from 'zod';
import { readTool } from '../../../domain/tool.ts';
import { periodOf, weekBefore } from '../../../domain/week.ts';
import { tooManyRecords } from '../../too-many-records.ts';
import { weekArgument } from '../../week-argument.ts';
import type { GithubClient } from '../github-client.ts';
import type { GithubSettings } from '../github-config.ts';
import { weekRecord } from '../github-records.ts';
import { type Place, placeOf } from '../place-of.ts';
import { visibleText } from '../text/visible-text.ts';

const mostPulls = 1_000;
const mostShown = 40;

type Merged = { repository: string; number: number; title: string; author: string; merged_at: string };

export function githubMerged(settings: GithubSettings, client: GithubClient) {
  return readTool({
    name: 'github_merged',
    system: 'github',
    title: 'read the merged work',
    description:
      'The pull requests that were merged in a week, over every repository that LeenOps works in, and how many in the week before. ' +
      `At most ${mostShown} titles are shown, all are counted; more than ${mostPulls} changed ones in a repository are not looked through.`,
    input: z.object({ week: weekArgument }),
    bindings: { week: 'week' },
    read: async ({ week }, { signal }) => {
      const { from, to } = periodOf(week, settings.timeZone);
      const start = periodOf(weekBefore(week), settings.timeZone).from;
      const isIn = (since: Date, until: Date) => (pull: Merged) =>
        pull.merged_at >= since.toISOString() && pull.merged_at < until.toISOString();
      const pulls = await client.read(signal, async (octokit) => {
        const lists: Merged[][] = [];
        for (const name of settings.repositories)
          lists.push(await mergedSince(octokit, placeOf(settings, name), start));
        return lists.flat();
      });
      const merged = pulls.filter(isIn(from, to)).toSorted((a, b) => (a.merged_at < b.merged_at ? -1 : 1));
      const of = (repository: string) => merged.filter((pull) => pull.repository === repository).length;
      return {
        data: {
          week,
          merged: merged.length,
          merged_week_before: pulls.filter(isIn(start, from)).length,
          repositories: settings.repositories.map((name) => ({ repository: name, merged: of(name) })),
          pulls: merged.slice(0, mostShown),
          pulls_are_cut: merged.length > mostShown,
        },
        record: weekRecord(settings, 'Merged work', week, 'is:pr is:merged merged'),
      };
    },
  });
}

/** Those changed last come first, and a pull request changes when it is merged: behind the first older one there are none. */
async function mergedSince(
  octokit: Octokit,
  { owner, repo, repository }: Place,
  start: Date,
): Promise<Merged[]> {
  const pages = octokit.paginate.iterator(octokit.rest.pulls.list, {
    owner,
    repo,
    state: 'closed',
    sort: 'updated',
    direction: 'desc',
    per_page: 100,
  });
  const found: Merged[] = [];
  let seen = 0;
  for await (const { data } of pages) {
    for (const pull of data) {
      if (new Date(pull.updated_at) < start) return found;
      if (++seen > mostPulls)
        throw tooManyRecords('github', `closed pull requests of ${repository}`, mostPulls);
      if (pull.merged_at) found.push(shown(repository, pull, pull.merged_at));
    }
  }
  return found;
}

type Pull = { number: number; title: string; user: { login: string } | null };

function shown(repository: string, { number, title, user }: Pull, merged_at: string): Merged {
  return {
    repository,
    number,
    title: visibleText(title, 300).text,
    author: user?.login ?? 'unknown',
    merged_at: new Date(merged_at).toISOString(),
  };
}

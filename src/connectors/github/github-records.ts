import type { RecordLink } from '../../domain/tool.ts';
import { daysOf } from '../../domain/week.ts';
import type { Week } from '../../domain/week.ts';

export function issueRecord(webUrl: string, issue: string): RecordLink {
  const [repository = '', number = ''] = issue.split('#');
  return {
    system: 'github',
    id: issue,
    label: `Issue ${issue}`,
    url: `${webUrl}/${repository}/issues/${number}`,
  };
}

export function commentRecord(webUrl: string, issue: string, commentId: number): RecordLink {
  const { url } = issueRecord(webUrl, issue);
  return {
    system: 'github',
    id: `${issue} comment ${commentId}`,
    label: `Comment on ${issue}`,
    url: `${url}#issuecomment-${commentId}`,
  };
}

export function repositoryRecord(webUrl: string, repository: string): RecordLink {
  return { system: 'github', id: repository, label: repository, url: `${webUrl}/${repository}` };
}

/** The page of GitHub's own search that lists what was counted, in the same repositories and days. */
export function weekRecord(
  { webUrl, repositories }: { webUrl: string; repositories: readonly string[] },
  what: string,
  week: Week,
  terms: string,
): RecordLink {
  const { first, last } = daysOf(week) ?? { first: '', last: '' };
  const places = repositories.map((name) => `repo:${name}`).join(' ');
  const query = new URLSearchParams({ q: `${terms}:${first}..${last} ${places}`, type: 'issues' });
  return {
    system: 'github',
    id: `${what.toLowerCase()} ${week}`,
    label: `${what} of ${week}`,
    url: `${webUrl}/search?${query.toString()}`,
  };
}

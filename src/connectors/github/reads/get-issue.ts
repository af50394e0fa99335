import type { Octokit } from '@octokit/rest';
import { githubFailure } from '../github-failure.ts';
import type { IssuePlace } from '../place-of.ts';

export type Issue = Awaited<ReturnType<Octokit['rest']['issues']['get']>>['data'];

/** The issue. A pull request has a number of the same row and would come as one. */
export async function getIssue(
  octokit: Octokit,
  { owner, repo, repository, issue_number }: IssuePlace,
): Promise<Issue> {
  const { data } = await octokit.rest.issues.get({ owner, repo, issue_number });
  if (!data.pull_request) return data;
  throw githubFailure(
    'is_pull_request',
    'not_applied',
    `${repository}#${issue_number} is a pull request. Give the number of an issue.`,
  );
}

export function labelNames({ labels }: Pick<Issue, 'labels'>): string[] {
  return labels.flatMap((label) => (typeof label === 'string' ? label : (label.name ?? [])));
}

export function logins({ assignees }: { assignees?: { login: string }[] | null }): string[] {
  return (assignees ?? []).map(({ login }) => login);
}

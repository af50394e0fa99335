import type { Octokit } from '@octokit/rest';
import { collect } from '../github-client.ts';
import type { IssuePlace } from '../place-of.ts';

export type IssueComment = Awaited<ReturnType<Octokit['rest']['issues']['listComments']>>['data'][number];

/** All comments of the issue, oldest first, a hundred to a page. Throws above `limit`. */
export async function listComments(
  octokit: Octokit,
  { owner, repo, issue_number }: IssuePlace,
  limit: number,
): Promise<IssueComment[]> {
  const asked = { owner, repo, issue_number, per_page: 100 };
  const pages = octokit.paginate.iterator(octokit.rest.issues.listComments, asked);
  return collect(pages, { what: 'comments on one issue', limit });
}

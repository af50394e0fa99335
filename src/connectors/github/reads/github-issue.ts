import { z } from 'zod';
import { readTool } from '../../../domain/tool.ts';
import type { GithubClient } from '../github-client.ts';
import type { GithubSettings } from '../github-config.ts';
import { issueRecord } from '../github-records.ts';
import { issueArgument } from '../issue-argument.ts';
import { issuePlaceOf } from '../place-of.ts';
import { visibleText } from '../text/visible-text.ts';
import { type Issue, getIssue, labelNames, logins } from './get-issue.ts';

const longestBody = 20_000;

export function githubIssue(settings: GithubSettings, client: GithubClient) {
  return readTool({
    name: 'github_issue',
    system: 'github',
    title: 'read the issue',
    description:
      `The issue: title, body (the first ${longestBody} characters that people can see), labels, assignees, state, and whether everybody ` +
      'can read its repository.',
    input: z.object({ issue: issueArgument }),
    bindings: { issue: 'issue' },
    read: async ({ issue }, { signal }) => {
      const place = issuePlaceOf(settings, issue);
      return client.read(signal, async (octokit) => {
        const { data: repository } = await octokit.rest.repos.get({ owner: place.owner, repo: place.repo });
        const found = await getIssue(octokit, place);
        return {
          data: {
            repository: place.repository,
            is_public: !repository.private,
            is_archived: repository.archived,
            ...shown(found),
          },
          record: issueRecord(settings.webUrl, issue),
        };
      });
    },
  });
}

function shown(issue: Issue) {
  const body = visibleText(issue.body, longestBody);
  return {
    number: issue.number,
    title: visibleText(issue.title, 500).text,
    body: body.text,
    body_is_cut: body.isCut,
    state: issue.state,
    state_reason: issue.state_reason ?? null,
    is_locked: issue.locked,
    labels: labelNames(issue),
    assignees: logins(issue),
    author: issue.user?.login ?? 'unknown',
    author_is: issue.author_association ?? 'NONE',
    comment_count: issue.comments,
    created_at: issue.created_at,
    updated_at: issue.updated_at,
  };
}

import { z } from 'zod';
import { readTool } from '../../../domain/tool.ts';
import type { GithubClient } from '../github-client.ts';
import type { GithubSettings } from '../github-config.ts';
import { issueRecord } from '../github-records.ts';
import { issueArgument } from '../issue-argument.ts';
import { issuePlaceOf } from '../place-of.ts';
import { isMarked } from '../text/comment-mark.ts';
import { visibleText } from '../text/visible-text.ts';
import { type IssueComment, listComments } from './list-comments.ts';

const mostComments = 200;
const longestBody = 4_000;

export function githubComments(settings: GithubSettings, client: GithubClient) {
  return readTool({
    name: 'github_comments',
    system: 'github',
    title: 'read the comments',
    description:
      `Every comment on the issue, oldest first: at most ${mostComments}, of each the first ${longestBody} characters that people can ` +
      'see. An issue with more is for a person.',
    input: z.object({ issue: issueArgument }),
    bindings: { issue: 'issue' },
    read: async ({ issue }, { signal }) => {
      const place = issuePlaceOf(settings, issue);
      const comments = await client.read(signal, (octokit) => listComments(octokit, place, mostComments));
      return { data: { comments: comments.map(shown) }, record: issueRecord(settings.webUrl, issue) };
    },
  });
}

function shown(comment: IssueComment) {
  const body = visibleText(comment.body, longestBody);
  return {
    id: comment.id,
    author: comment.user?.login ?? 'unknown',
    author_is: comment.author_association ?? 'NONE',
    marked_as_ours: isMarked(comment.body),
    body: body.text,
    body_is_cut: body.isCut,
    at: comment.created_at,
  };
}

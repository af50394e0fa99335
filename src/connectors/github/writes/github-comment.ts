import { z } from 'zod';
import { fieldLook } from '../../../domain/field.ts';
import { writeTool } from '../../../domain/tool.ts';
import { toTheSecond } from '../../../lib/time.ts';
import type { GithubClient } from '../github-client.ts';
import type { GithubSettings } from '../github-config.ts';
import { commentRecord } from '../github-records.ts';
import { issueArgument } from '../issue-argument.ts';
import { type IssuePlace, issuePlaceOf } from '../place-of.ts';
import { getIssue } from '../reads/get-issue.ts';
import { type IssueComment, listComments } from '../reads/list-comments.ts';
import { carriesMark, withMark } from '../text/comment-mark.ts';
import { harmlessText } from '../text/harmless-text.ts';
import { stateOf, versionOfText } from './issue-state.ts';

const mostComments = 1_000;

const input = z.object({
  issue: issueArgument,
  body: z
    .string()
    .min(1)
    .max(8_000)
    .regex(/\S/, 'Write something')
    .describe(
      'The comment in plain sentences and Markdown lists; mentions, HTML, images and links elsewhere are taken out of effect',
    )
    .register(fieldLook, { title: 'Comment', long: true }),
});

/** A cut answer comes as a text. */
const comment = z.object({ id: z.int() });

export function githubComment(settings: GithubSettings, client: GithubClient) {
  const ownUrl = ({ repository }: IssuePlace) => `${settings.webUrl}/${repository}`;
  const applied = (issue: string, { id }: Pick<IssueComment, 'id'>) => ({
    record: commentRecord(settings.webUrl, issue, id),
    note: `Comment ${id} stands on ${issue}.`,
  });

  return writeTool({
    name: 'github_comment',
    system: 'github',
    title: 'comment on the issue',
    description: 'Posts a comment on the issue. Everybody who watches the issue is told of it.',
    input,
    bindings: { issue: 'issue' },
    risk: 'medium',
    reversible: false,
    movesMoney: false,
    harm: 'Everybody who watches the issue is mailed something wrong, and a deleted comment stays in their mail.',
    editable: ['body'],
    says: ({ issue }) => `Post this comment on ${issue}`,
    preconditions: async ({ issue }, { signal }) => {
      const place = issuePlaceOf(settings, issue);
      return client.read(signal, async (octokit) => {
        const found = await getIssue(octokit, place);
        const comments = await listComments(octokit, place, mostComments);
        return {
          Issue: stateOf(found),
          'Title and text': `version ${versionOfText(found)}`,
          Comments: commentsInWords(comments),
        };
      });
    },
    execute: async ({ issue, body }, { key, signal }) => {
      const place = issuePlaceOf(settings, issue);
      const { owner, repo, issue_number } = place;
      const marked = withMark(harmlessText(body, ownUrl(place)), key);
      const made = await client.write(signal, async (octokit) => {
        const { data } = await octokit.rest.issues.createComment({ owner, repo, issue_number, body: marked });
        return comment.parse(data);
      });
      return applied(issue, made);
    },
    lookUp: async ({ issue }, { key, signal }) => {
      const place = issuePlaceOf(settings, issue);
      const comments = await client.read(signal, (octokit) => listComments(octokit, place, mostComments));
      const ours = comments.find(({ body }) => carriesMark(body, key));
      return ours ? applied(issue, ours) : 'absent';
    },
    isUndone: async ({ issue }, _applied, { key, signal }) => {
      const place = issuePlaceOf(settings, issue);
      const comments = await client.read(signal, (octokit) => listComments(octokit, place, mostComments));
      // GitHub keeps no record of a comment that was deleted.
      return comments.some(({ body }) => carriesMark(body, key)) ? false : { at: null };
    },
  });
}

function commentsInWords(comments: readonly IssueComment[]): string {
  const lastChange = comments
    .map(({ updated_at }) => updated_at)
    .toSorted()
    .at(-1);
  return lastChange ? `${comments.length}, last written or changed ${toTheSecond(lastChange)}` : 'none';
}

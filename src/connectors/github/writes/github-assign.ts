import { z } from 'zod';
import { fieldLook } from '../../../domain/field.ts';
import { writeTool } from '../../../domain/tool.ts';
import type { GithubClient } from '../github-client.ts';
import type { GithubSettings } from '../github-config.ts';
import { githubFailure } from '../github-failure.ts';
import { issueRecord } from '../github-records.ts';
import { lastOf, listIssueEvents } from '../issue-events.ts';
import { issueArgument } from '../issue-argument.ts';
import { issuePlaceOf } from '../place-of.ts';
import { getIssue, logins } from '../reads/get-issue.ts';
import { inWords, stateOf } from './issue-state.ts';
import { missingFrom } from './missing-from.ts';

const input = z.object({
  issue: issueArgument,
  assignee: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,38}$/, 'A GitHub name such as octocat')
    .describe('The GitHub name of somebody who can be assigned in the repository')
    .register(fieldLook, { title: 'Assignee' }),
});

/** A cut answer comes as a text. */
const assignees = z.object({ assignees: z.array(z.object({ login: z.string() })) });

export function githubAssign(settings: GithubSettings, client: GithubClient) {
  const applied = (issue: string, assignee: string) => ({
    record: issueRecord(settings.webUrl, issue),
    note: `${issue} is assigned to ${assignee}.`,
  });

  return writeTool({
    name: 'github_assign',
    system: 'github',
    title: 'assign the issue',
    description:
      'Assigns the issue to one person who can be assigned in its repository. It takes it from nobody.',
    input,
    bindings: { issue: 'issue', assignee: 'assignable' },
    risk: 'medium',
    reversible: true,
    movesMoney: false,
    harm: 'Somebody is told to do work that is not theirs, and those whose it is look away.',
    editable: ['assignee'],
    says: ({ issue, assignee }) => `Assign ${issue} to ${assignee}`,
    preconditions: async ({ issue }, { signal }) => {
      const place = issuePlaceOf(settings, issue);
      const found = await client.read(signal, (octokit) => getIssue(octokit, place));
      return { Issue: stateOf(found), Assignees: inWords(logins(found)) };
    },
    execute: async ({ issue, assignee }, { signal }) => {
      const { owner, repo, issue_number } = issuePlaceOf(settings, issue);
      const assigned = await client.write(signal, async (octokit) => {
        const asked = { owner, repo, issue_number, assignees: [assignee] };
        return assignees.parse((await octokit.rest.issues.addAssignees(asked)).data);
      });
      if (missingFrom(logins(assigned), [assignee]).length) throw notAssigned(assignee);
      return applied(issue, assignee);
    },
    lookUp: async ({ issue, assignee }, { signal }) => {
      const place = issuePlaceOf(settings, issue);
      const found = await client.read(signal, (octokit) => getIssue(octokit, place));
      return missingFrom(logins(found), [assignee]).length ? 'absent' : applied(issue, assignee);
    },
    isUndone: async ({ issue, assignee }, _applied, { signal }) => {
      const place = issuePlaceOf(settings, issue);
      return client.read(signal, async (octokit) => {
        if (missingFrom(logins(await getIssue(octokit, place)), [assignee]).length === 0) return false;
        return { at: lastOf(await listIssueEvents(octokit, place), 'unassigned', [assignee]) };
      });
    },
  });
}

/** GitHub answers 201 and leaves out whom it does not take. */
function notAssigned(assignee: string) {
  return githubFailure(
    'not_assignable',
    'not_applied',
    `GitHub did not take ${assignee} as assignee: the person has no access to the repository, or the token may not assign.`,
  );
}

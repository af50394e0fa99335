import { z } from 'zod';
import { fieldLook } from '../../../domain/field.ts';
import { writeTool } from '../../../domain/tool.ts';
import type { GithubClient } from '../github-client.ts';
import type { GithubSettings } from '../github-config.ts';
import { githubFailure } from '../github-failure.ts';
import { issueRecord } from '../github-records.ts';
import { lastOf, listIssueEvents } from '../issue-events.ts';
import { issueArgument } from '../issue-argument.ts';
import { type Place, issuePlaceOf } from '../place-of.ts';
import { getIssue, labelNames } from '../reads/get-issue.ts';
import { listLabels } from '../reads/github-repository.ts';
import { inWords, stateOf } from './issue-state.ts';
import { missingFrom } from './missing-from.ts';

const input = z.object({
  issue: issueArgument,
  labels: z
    .array(z.string().trim().min(1).max(50))
    .min(1)
    .max(5)
    .describe('Labels to add, of those that the repository has; those that are there stay')
    .register(fieldLook, { title: 'Labels', hint: 'Labels of the repository, with commas' }),
});

export function githubLabels(settings: GithubSettings, client: GithubClient) {
  const applied = (issue: string, labels: readonly string[]) => ({
    record: issueRecord(settings.webUrl, issue),
    note: `${issue} has the ${plural(labels)}.`,
  });

  /** GitHub would make a label that does not exist, for everybody in the repository. */
  async function assertExist(place: Place, labels: readonly string[], signal: AbortSignal): Promise<void> {
    const existing = await client.read(signal, (octokit) => listLabels(octokit, place));
    const [missing] = missingFrom(
      existing.map(({ name }) => name),
      labels,
    );
    if (!missing) return;
    throw githubFailure(
      'no_such_label',
      'not_applied',
      `${place.repository} has not every one of these labels. Make it there, or propose another.`,
    );
  }

  return writeTool({
    name: 'github_labels',
    system: 'github',
    title: 'label the issue',
    description: 'Adds labels to the issue. It removes none and makes none.',
    input,
    bindings: { issue: 'issue' },
    risk: 'low',
    reversible: true,
    movesMoney: false,
    harm: 'A wrong label sends the issue to the wrong people, or sets off an automation that listens for it.',
    editable: ['labels'],
    says: ({ labels }) => `Add the ${plural(labels)}`,
    preconditions: async ({ issue }, { signal }) => {
      const place = issuePlaceOf(settings, issue);
      const found = await client.read(signal, (octokit) => getIssue(octokit, place));
      return { Issue: stateOf(found), Labels: inWords(labelNames(found)) };
    },
    execute: async ({ issue, labels }, { signal }) => {
      const place = issuePlaceOf(settings, issue);
      await assertExist(place, labels, signal);
      const { owner, repo, issue_number } = place;
      await client.write(signal, (octokit) =>
        octokit.rest.issues.addLabels({ owner, repo, issue_number, labels }),
      );
      return applied(issue, labels);
    },
    lookUp: async ({ issue, labels }, { signal }) => {
      const place = issuePlaceOf(settings, issue);
      const found = await client.read(signal, (octokit) => getIssue(octokit, place));
      return missingFrom(labelNames(found), labels).length ? 'absent' : applied(issue, labels);
    },
    isUndone: async ({ issue, labels }, _applied, { signal }) => {
      const place = issuePlaceOf(settings, issue);
      return client.read(signal, async (octokit) => {
        const gone = missingFrom(labelNames(await getIssue(octokit, place)), labels);
        if (gone.length === 0) return false;
        return { at: lastOf(await listIssueEvents(octokit, place), 'unlabeled', gone) };
      });
    },
  });
}

function plural(labels: readonly string[]): string {
  return `${labels.length === 1 ? 'label' : 'labels'} ${labels.join(', ')}`;
}

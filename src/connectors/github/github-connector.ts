import type { Arrival, Delivery } from '../../domain/starts.ts';
import type { ReadTool, WriteTool } from '../../domain/tool.ts';
import type { Connector } from '../connector.ts';
import { issueArrivals } from './arrivals.ts';
import { type GithubClient, githubClient } from './github-client.ts';
import { type GithubConfig, type GithubSettings, githubSettings } from './github-config.ts';
import { placeOf } from './place-of.ts';
import { githubComments } from './reads/github-comments.ts';
import { githubIssue } from './reads/github-issue.ts';
import { githubLinkedPulls } from './reads/github-linked-pulls.ts';
import { githubMerged } from './reads/github-merged.ts';
import { githubOpenIssues } from './reads/github-open-issues.ts';
import { githubRepository } from './reads/github-repository.ts';
import { type TriageByHand, triageByHand } from './triage-by-hand.ts';
import { githubAssign } from './writes/github-assign.ts';
import { githubComment } from './writes/github-comment.ts';
import { githubLabels } from './writes/github-labels.ts';

export type GithubConnector = Connector<{
  issue: ReadTool;
  comments: ReadTool;
  linkedPulls: ReadTool;
  repository: ReadTool;
  merged: ReadTool;
  openIssues: ReadTool;
  comment: WriteTool;
  labels: WriteTool;
  assign: WriteTool;
}> & {
  /** The allow-list: nothing is read or written anywhere else. */
  repositories: readonly string[];
  /** What people do on issues themselves. */
  byHand: TriageByHand;
  /** Where people open repositories. */
  webUrl: string;
  /** What a webhook of GitHub is about: issues that want to be looked at. */
  arrivals(asked: { label: string }): (delivery: Delivery) => Arrival[];
};

export function githubConnector(config: GithubConfig): GithubConnector {
  const settings = githubSettings(config);
  const client = githubClient(settings);
  return {
    system: 'github',
    repositories: settings.repositories,
    byHand: triageByHand(settings, client),
    webUrl: settings.webUrl,
    arrivals:
      ({ label }) =>
      (delivery) =>
        issueArrivals(delivery, { label, repositories: settings.repositories }),
    tools: {
      issue: githubIssue(settings, client),
      comments: githubComments(settings, client),
      linkedPulls: githubLinkedPulls(settings, client),
      repository: githubRepository(settings, client),
      merged: githubMerged(settings, client),
      openIssues: githubOpenIssues(settings, client),
      comment: githubComment(settings, client),
      labels: githubLabels(settings, client),
      assign: githubAssign(settings, client),
    },
    check: (signal = AbortSignal.timeout(settings.timeoutMs)) => check(settings, client, signal),
  };
}

/** Reads what every allow-listed repository lets the token do; an installation's token has no user to ask for. */
async function check(settings: GithubSettings, client: GithubClient, signal: AbortSignal): Promise<string> {
  const seen: string[] = [];
  for (const name of settings.repositories) {
    const { owner, repo } = placeOf(settings, name);
    const { data } = await client.read(signal, (octokit) => octokit.rest.repos.get({ owner, repo }));
    const rights = data.permissions?.triage || data.permissions?.push ? 'read and triage' : 'read only';
    seen.push(
      `${data.full_name} (${data.private ? 'private' : 'public'}, ${data.archived ? 'archived' : rights})`,
    );
  }
  return `GitHub answers: ${seen.join(', ')}.`;
}

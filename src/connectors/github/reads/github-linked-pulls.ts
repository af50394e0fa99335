import { z } from 'zod';
import { readTool } from '../../../domain/tool.ts';
import { type GithubClient, collect } from '../github-client.ts';
import { type GithubSettings, allowedRepository } from '../github-config.ts';
import { issueRecord } from '../github-records.ts';
import { issueArgument } from '../issue-argument.ts';
import { issuePlaceOf } from '../place-of.ts';
import { closes, pullsIn } from './cross-references.ts';

const mostEvents = 1_000;

export function githubLinkedPulls(settings: GithubSettings, client: GithubClient) {
  return readTool({
    name: 'github_linked_pulls',
    system: 'github',
    title: 'read the linked pull requests',
    description:
      'The pull requests that refer to the issue, with their state and whether merging them closes it. Those of repositories that ' +
      `LeenOps does not work in are only counted. At most ${mostEvents} events of the issue are looked through.`,
    input: z.object({ issue: issueArgument }),
    bindings: { issue: 'issue' },
    read: async ({ issue }, { signal }) => {
      const { owner, repo, repository, issue_number } = issuePlaceOf(settings, issue);
      const events = await client.read(signal, (octokit) => {
        const asked = { owner, repo, issue_number, per_page: 100 };
        const pages = octokit.paginate.iterator(octokit.rest.issues.listEventsForTimeline, asked);
        return collect<unknown>(pages, { what: 'events of one issue', limit: mostEvents });
      });
      const all = pullsIn(events);
      const known = all.filter((pull) => allowedRepository(settings.repositories, pull.repository));
      return {
        data: {
          pulls: known.map(({ body, ...pull }) => ({
            ...pull,
            closes_the_issue: closes(body, {
              repository: pull.repository,
              issue: { repository, number: issue_number },
            }),
          })),
          elsewhere: all.length - known.length,
        },
        record: issueRecord(settings.webUrl, issue),
      };
    },
  });
}

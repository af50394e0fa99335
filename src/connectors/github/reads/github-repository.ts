import type { Octokit } from '@octokit/rest';
import { z } from 'zod';
import { readTool } from '../../../domain/tool.ts';
import { type GithubClient, collect } from '../github-client.ts';
import type { GithubSettings } from '../github-config.ts';
import { repositoryRecord } from '../github-records.ts';
import { repositoryArgument } from '../issue-argument.ts';
import { type Place, placeOf } from '../place-of.ts';
import { visibleText } from '../text/visible-text.ts';

const most = 500;

export function githubRepository(settings: GithubSettings, client: GithubClient) {
  return readTool({
    name: 'github_repository',
    system: 'github',
    title: 'read labels and people of the repository',
    description: `The labels that the repository has and the people who can be assigned there, at most ${most} of each.`,
    input: z.object({ repository: repositoryArgument }),
    bindings: { repository: 'repository' },
    read: async ({ repository }, { signal }) => {
      const place = placeOf(settings, repository);
      return client.read(signal, async (octokit) => {
        const labels = await listLabels(octokit, place);
        const people = await listAssignable(octokit, place);
        return {
          data: { repository: place.repository, labels, assignable: people },
          record: repositoryRecord(settings.webUrl, place.repository),
        };
      });
    },
  });
}

export async function listLabels(octokit: Octokit, { owner, repo }: Place) {
  const pages = octokit.paginate.iterator(octokit.rest.issues.listLabelsForRepo, {
    owner,
    repo,
    per_page: 100,
  });
  const labels = await collect(pages, { what: 'labels of one repository', limit: most });
  return labels.map(({ name, description }) => ({
    name,
    description: visibleText(description, 200).text,
  }));
}

async function listAssignable(octokit: Octokit, { owner, repo }: Place): Promise<string[]> {
  const pages = octokit.paginate.iterator(octokit.rest.issues.listAssignees, { owner, repo, per_page: 100 });
  const people = await collect(pages, { what: 'people of one repository', limit: most });
  return people.map(({ login }) => login);
}

import { ToolFailure } from '../../domain/tool-failure.ts';
import { allowedRepository } from './github-config.ts';

export type Place = { owner: string; repo: string; repository: string };
export type IssuePlace = Place & { issue_number: number };

type Allowed = { repositories: readonly string[] };

/** Owner and name of `acme/shop`. Throws ToolFailure when the repository is not on the allow-list. */
export function placeOf(settings: Allowed, name: string): Place {
  const repository = allowedRepository(settings.repositories, name);
  if (!repository) throw notAllowed(name);
  const [owner = '', repo = ''] = repository.split('/');
  return { owner, repo, repository };
}

/** The same for `acme/shop#42`. */
export function issuePlaceOf(settings: Allowed, issue: string): IssuePlace {
  const [name = '', number] = issue.split('#');
  return { ...placeOf(settings, name), issue_number: Number(number) };
}

function notAllowed(name: string): ToolFailure {
  return new ToolFailure({
    system: 'github',
    code: 'repository_not_allowed',
    certainty: 'not_applied',
    message: `The repository ${name} is not on the allow-list. Add it to GITHUB_REPOSITORIES if LeenOps should work in it.`,
  });
}

import type { Act } from '../act.ts';
import { botLogin } from '../github-keys.ts';
import type { SeedIssue } from './issue.ts';
import { shopIssues } from './shop-issues.ts';
import { websiteIssues } from './website-issues.ts';
import { shopWork, websiteWork } from './weekly-work.ts';

export const organisation = { login: 'acme', admin: 'acme-admin' } as const;

const maintainers = ['grace-l', 'linus-b'];

/** Everybody who has an account here. Grace and Linus maintain; the others write issues, and one of them means no good. */
export const people: readonly string[] = [
  organisation.admin,
  botLogin,
  ...maintainers,
  'noor-h',
  'mika-r',
  'promo-helper',
];

type Repository = { name: string; isPrivate: boolean; description: string; issues: readonly SeedIssue[] };

export const repositories: readonly Repository[] = [
  {
    name: 'shop',
    isPrivate: true,
    description: 'The shop of Hearth & Pine',
    issues: [...shopIssues, ...shopWork],
  },
  {
    name: 'website',
    isPrivate: false,
    description: 'Pages about Hearth & Pine',
    issues: [...websiteIssues, ...websiteWork],
  },
];

const labels: readonly [name: string, color: string, description: string][] = [
  ['bug', 'd73a4a', 'Something is broken'],
  ['enhancement', 'a2eeef', 'Something new or better'],
  ['question', 'd876e3', 'Somebody wants to know something'],
  ['documentation', '0075ca', 'About what is written down'],
  ['regression', 'b60205', 'It worked before'],
  ['needs information', 'fbca04', 'The issue does not say enough yet'],
  ['dependencies', '0366d6', 'Packages of others'],
  ['release blocker', '000000', 'Nothing is released before it is done'],
];

/** The seed as what people do, in order; the acts of one step may happen together. */
export const acts: readonly (readonly Act[])[] = repositories.flatMap(actsOf);

function actsOf({ name, issues }: Repository): Act[][] {
  const repository = `/repos/${organisation.login}/${name}`;
  const closed = issues.filter(({ isClosed }) => isClosed); // the oldest, and alike: their order does not matter
  const admin = (path: string, method: string, body: unknown): Act => ({
    as: organisation.admin,
    method,
    path: `${repository}${path}`,
    body,
  });
  return [
    [
      admin(`/collaborators/${botLogin}`, 'PUT', { permission: 'triage' }),
      ...maintainers.map((login) => admin(`/collaborators/${login}`, 'PUT', { permission: 'push' })),
      ...['noor-h', 'mika-r', 'promo-helper'].map((login) =>
        admin(`/collaborators/${login}`, 'PUT', { permission: 'pull' }),
      ),
      ...labels.map(([label, color, description]) =>
        admin('/labels', 'POST', { name: label, color, description }),
      ),
    ],
    closed.map((issue) => opened(repository, issue)),
    closed.map((_, index) => admin(`/issues/${index + 1}`, 'PATCH', { state: 'closed' })),
    ...issues.slice(closed.length).map((issue) => [opened(repository, issue)]),
    ...mergesOf(repository, issues).map((merge) => [merge]),
    ...commentsOf(repository, issues).map((comment) => [comment]),
  ];
}

function opened(
  repository: string,
  { by, title, body, labels: given = [], branch, isDraft }: SeedIssue,
): Act {
  const as = { as: by, method: 'POST' };
  if (!branch) return { ...as, path: `${repository}/issues`, body: { title, body, labels: given } };
  const pull = { title, body, head: branch, base: 'main', draft: isDraft ?? false };
  return { ...as, path: `${repository}/pulls`, body: pull };
}

function mergesOf(repository: string, issues: readonly SeedIssue[]): Act[] {
  return issues.flatMap(({ by, isMerged }, index) =>
    isMerged ? [{ as: by, method: 'PUT', path: `${repository}/pulls/${index + 1}/merge`, body: {} }] : [],
  );
}

function commentsOf(repository: string, issues: readonly SeedIssue[]): Act[] {
  return issues.flatMap(({ comments = [] }, index) =>
    comments.map(({ by, body }) => ({
      as: by,
      method: 'POST',
      path: `${repository}/issues/${index + 1}/comments`,
      body: { body },
    })),
  );
}

import { z } from 'zod';
import type { GithubConfig } from './github-config.ts';

const howToName = 'Name those that LeenOps may work in, for example acme/shop, acme/website.';

/** What the environment may say about GitHub: all of it or nothing. */
export const githubEnvironment = {
  GITHUB_TOKEN: z.string().trim().min(1).optional(),
  GITHUB_REPOSITORIES: z
    .string()
    .transform((text) => [...new Set(text.split(/[\s,]+/).filter(Boolean))])
    .pipe(
      z
        .array(
          z
            .string()
            .regex(
              /^[A-Za-z0-9-]{1,39}\/[A-Za-z0-9._-]{1,100}$/,
              `holds what is no repository. ${howToName}`,
            ),
        )
        .min(1, `names no repository. ${howToName}`)
        .max(50, 'names more than 50 repositories. Use a second workspace for the others.'),
    )
    .optional(),
  GITHUB_API_URL: z
    .url({ protocol: /^https?$/, error: 'is not an http(s) address. Leave it out for github.com.' })
    .optional(),
};

type Given = Readonly<Record<string, string | undefined>>;

/** A workspace without GitHub is whole; one with half of it is not. */
export function githubProblems({
  GITHUB_TOKEN: token,
  GITHUB_REPOSITORIES: names,
  GITHUB_API_URL: url,
}: Given): string[] {
  if (!token && !names)
    return url
      ? ['GITHUB_API_URL is given without a token. Give GITHUB_TOKEN and GITHUB_REPOSITORIES, or remove it.']
      : [];
  if (!token)
    return ['GITHUB_TOKEN is missing. Give a token for the repositories, or remove GITHUB_REPOSITORIES.'];
  if (!names) return [`GITHUB_REPOSITORIES is missing. ${howToName} Or remove GITHUB_TOKEN.`];
  return [];
}

export function githubFrom(env: {
  GITHUB_TOKEN?: string | undefined;
  GITHUB_REPOSITORIES?: string[] | undefined;
  GITHUB_API_URL?: string | undefined;
}): GithubConfig | undefined {
  const { GITHUB_TOKEN: token, GITHUB_REPOSITORIES: repositories, GITHUB_API_URL: apiUrl } = env;
  return token && repositories ? { token, repositories, ...(apiUrl ? { apiUrl } : {}) } : undefined;
}

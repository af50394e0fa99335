import { z } from 'zod';
import { allowedRepository } from '../../connectors/github/github-config.ts';
import { fieldLook } from '../../domain/field.ts';

/** Repository and number; the repository as the allow-list spells it. */
export function intakeOf(repositories: readonly string[]) {
  return z.object({
    repository: z
      .string()
      .trim()
      .transform((name, context) => {
        const [only] = repositories;
        const allowed = allowedRepository(
          repositories,
          name || (repositories.length === 1 ? (only ?? '') : ''),
        );
        if (allowed) return allowed;
        context.addIssue(
          name
            ? `LeenOps does not work in ${JSON.stringify(name)}. It works in ${repositories.join(', ')}.`
            : `Say in which repository: ${repositories.join(', ')}.`,
        );
        return z.NEVER;
      })
      .register(fieldLook, { title: 'Repository', options: repositories }),
    number: z
      .string()
      .trim()
      .transform((text) => text.replace(/^#/, ''))
      .pipe(z.string().regex(/^[1-9]\d{0,8}$/, 'Type the number of an issue, for example 42.'))
      .register(fieldLook, { title: 'Issue', hint: 'Its number, for example 42' }),
  });
}

const forms = [
  /^(?:<)?https?:\/\/[^/\s]+\/(?<repository>[\w.-]+\/[\w.-]+)\/issues\/(?<number>\d+)(?:[?#|>].*)?$/,
  /^(?<repository>[\w.-]+\/[\w.-]+)#(?<number>\d+)$/,
];

/** `acme/shop#42`, the address of an issue as Slack passes it on, repository and number as two words, or the number alone. */
export function fromWords(words: string[]): Record<string, string> {
  const [first = '', second = ''] = words;
  for (const form of forms) {
    const { repository, number } = form.exec(first)?.groups ?? {};
    if (repository && number) return { repository, number };
  }
  return /^#?\d+$/.test(first)
    ? { repository: second, number: first }
    : { repository: first, number: second };
}

const address = /https?:\/\/[^\s<>|]+\/issues\/\d+/g;
const spelled = /(?<![\w./-])([\w.-]+\/[\w.-]+)#(\d+)\b/g;
const bare =
  /(?<![\w/#.-])(?:\bissues?\s+(?:no\.?\s*|number\s+)?#?|(?<!\b(?:ticket|pr|pull request|order)s?\s)#)(\d{1,9})\b/gi;

type Github = { repositories: readonly string[]; webUrl: string };

/**
 * The one issue that a message names: by its address, as `acme/shop#42`, or as `issue 42` or `#42`, where the repository may be
 * left to say. Several are none; of issues in our repositories and elsewhere, ours count.
 */
export const fromMessage =
  ({ repositories, webUrl }: Github) =>
  (text: string): Record<string, string> | undefined => {
    const withoutLinks = text.replaceAll(/https?:\/\/\S+/g, ' ');
    const whole = [
      ...[...text.matchAll(address)].flatMap(([url]) => issueAt(url, webUrl) ?? []),
      ...[...withoutLinks.matchAll(spelled)].map(([, repository = '', number = '']) => ({
        repository,
        number,
      })),
    ];
    const ours = whole.filter(({ repository }) => allowedRepository(repositories, repository));
    const numbers = [...withoutLinks.matchAll(bare)].map(([, number = '']) => ({ repository: '', number }));
    const named = [ours, whole, numbers].find(({ length }) => length > 0) ?? [];
    const [issue, ...others] = new Map(
      named.map((each) => [`${each.repository}#${each.number}`.toLowerCase(), each]),
    ).values();
    return issue && others.length === 0 ? issue : undefined;
  };

/** An issue of the same name in another GitHub is another issue. */
function issueAt(url: string, webUrl: string): { repository: string; number: string } | undefined {
  if (!URL.canParse(url)) return undefined;
  const { host, pathname } = new URL(url);
  const [, repository, number] = /^\/([\w.-]+\/[\w.-]+)\/issues\/(\d+)$/.exec(pathname) ?? [];
  return host === new URL(webUrl).host && repository && number ? { repository, number } : undefined;
}

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
        const allowed = allowedRepository(repositories, name);
        if (allowed) return allowed;
        context.addIssue(
          `LeenOps does not work in ${JSON.stringify(name)}. It works in ${repositories.join(', ')}.`,
        );
        return z.NEVER;
      })
      .register(fieldLook, { title: 'Repository', hint: `One of ${repositories.join(', ')}` }),
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

/** `acme/shop#42`, the address of an issue as Slack passes it on, or repository and number as two words. */
export function fromWords(words: string[]): Record<string, string> {
  const [first = '', second = ''] = words;
  for (const form of forms) {
    const { repository, number } = form.exec(first)?.groups ?? {};
    if (repository && number) return { repository, number };
  }
  return { repository: first, number: second };
}

import type { Chance } from '../chance.ts';
import type { Case } from '../thinking.ts';

/** Issues with numbers that acme's repositories do not have. */
export function issueCases(chance: Chance, issue: string): [Case, ...Case[]] {
  const labels = (...names: string[]) => ({ tool: 'github_labels', args: { issue, labels: names } });
  const comment = (body: string) => ({ tool: 'github_comment', args: { issue, body } });
  const nth = chance.whole(2, 9);
  const summary = `Summary of ${nth} comments: the basket forgets its voucher after signing in.`;
  return [
    {
      weight: 5,
      rule: 'labels-only',
      category: 'triaged',
      summary: 'Invented case: a bug report without comments gets its labels.',
      quote: 'Steps to reproduce',
      actions: [labels('bug')],
    },
    {
      weight: 4,
      rule: 'comment',
      category: 'summarised',
      summary: 'Invented case: a discussion with a conclusion.',
      quote: 'I can reproduce it',
      actions: [comment(summary), labels('bug')],
      edit: comment(`${summary}\n\n- It happens in private windows only.`),
    },
    {
      weight: 1,
      rule: 'security',
      category: 'security',
      summary: 'Invented case: it may be a security problem.',
      quote: 'without being signed in',
      actions: [labels('security')],
    },
  ];
}

import type { Cap } from '../../domain/cap.ts';
import type { Rule } from '../../domain/policy.ts';
import { day } from '../../lib/time.ts';

const otherLabels = { action: 'github_labels', where: { fact: 'of the triage set', is: false } } as const;

/** All rules are tried and the strictest that matches wins. The clauses are those of the handbook page issue-triage. */
export const policy: [Rule, ...Rule[]] = [
  {
    name: 'outside-the-issue',
    sentence: 'An action on another issue, or for somebody who cannot be assigned, is blocked.',
    when: { fact: 'actions.outOfScope', above: 0 },
    route: { to: 'block' },
    mandatory: true,
  },
  {
    name: 'repository-not-allowed',
    sentence: 'An action in a repository that is not on the allow-list is blocked.',
    when: {
      any: ['github_comment', 'github_labels', 'github_assign'].map((action) => ({
        action,
        where: { fact: 'repository allowed', is: false },
      })),
    },
    route: { to: 'block' },
    mandatory: true,
  },
  {
    name: 'no-such-label',
    sentence: 'A label that the repository does not have is blocked (T2).',
    when: { action: 'github_labels', where: { fact: 'exists', is: false } },
    route: { to: 'block' },
  },
  {
    name: 'security',
    sentence: 'What may be a security problem goes to the engineering leads, both of them (T5).',
    when: { fact: 'speaks of security', is: true },
    route: { to: 'escalate', level: 2, quorum: 2, category: 'security' },
    mandatory: true,
  },
  {
    name: 'leads-elsewhere',
    sentence: 'A comment with an address outside the issue’s repository goes to the engineering leads (T6).',
    when: { action: 'github_comment', where: { fact: 'leads elsewhere', is: true } },
    route: { to: 'escalate', level: 2, quorum: 1, category: 'suspicious' },
  },
  {
    name: 'low-confidence',
    sentence: 'With a confidence below 60 % the engineering leads decide.',
    when: { fact: 'confidence', below: 0.6 },
    route: { to: 'escalate', level: 2, quorum: 1, category: 'low_confidence' },
  },
  {
    name: 'assign-somebody',
    sentence: 'The engineering leads decide who an issue is assigned to (T3).',
    when: { action: 'github_assign' },
    route: { to: 'review', level: 2, quorum: 1 },
  },
  {
    name: 'comment-for-everybody',
    sentence: 'A comment that everybody can read needs two approvals (T4).',
    when: { all: [{ action: 'github_comment' }, { fact: 'everybody can read it', is: true }] },
    route: { to: 'review', level: 1, quorum: 2 },
    mandatory: true,
  },
  {
    name: 'solved-or-closed',
    sentence: 'A comment on a closed issue, or one that says that it is solved, needs two approvals (T4).',
    when: {
      all: [
        { action: 'github_comment' },
        {
          any: [
            { not: { fact: 'issue state', is: 'open' } },
            { action: 'github_comment', where: { fact: 'says it is solved', is: true } },
          ],
        },
      ],
    },
    route: { to: 'review', level: 1, quorum: 2 },
    mandatory: true,
  },
  {
    name: 'comment',
    sentence: 'Any other comment needs one approval (T4).',
    when: { action: 'github_comment' },
    route: { to: 'review', level: 1, quorum: 1 },
  },
  {
    name: 'other-labels',
    sentence: 'Labels outside the triage set need one approval (T2).',
    when: otherLabels,
    route: { to: 'review', level: 1, quorum: 1 },
  },
  {
    name: 'labels-only',
    sentence: 'Triage labels alone are set without asking (T4).',
    when: { all: [{ onlyActions: ['github_labels'] }, { not: otherLabels }] },
    route: { to: 'auto' },
  },
];

export const caps: Cap[] = [
  {
    name: 'many-comments',
    sentence:
      'After twenty comments in one repository within a day, the engineering leads decide on each more (T4).',
    tools: ['github_comment'],
    per: 'repository',
    withinMs: day,
    counts: 'actions',
    limit: 20,
    route: { to: 'review', level: 2, quorum: 1 },
  },
];

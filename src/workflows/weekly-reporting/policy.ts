import type { Cap } from '../../domain/cap.ts';
import type { Condition, Rule } from '../../domain/policy.ts';
import { day } from '../../lib/time.ts';

const post = (where: Condition): Condition => ({ action: 'slack_post', where });
const numbersNotVerified = { fact: 'numbers not verified', above: 0 } as const;

/** All rules are tried and the strictest that matches wins. The clauses are those of the handbook page weekly-report. */
export const policy: [Rule, ...Rule[]] = [
  {
    name: 'channel-not-allowed',
    sentence:
      'A report goes to the team’s channel or to one that the operator named; anywhere else is blocked (W3).',
    when: post({ fact: 'channel allowed', is: false }),
    route: { to: 'block' },
    mandatory: true,
  },
  {
    name: 'outside-the-report',
    sentence: 'A post in another channel than the one asked for, or about another week, is blocked (W3).',
    when: { fact: 'actions.outOfScope', above: 0 },
    route: { to: 'block' },
    mandatory: true,
  },
  {
    name: 'shared-outside',
    sentence: 'A report into a channel that other organisations read is blocked (W3).',
    when: post({ fact: 'shared outside', is: true }),
    route: { to: 'block' },
    mandatory: true,
  },
  {
    name: 'personal-data',
    sentence:
      'A report that names a customer, or shows an address, a phone number, an account or pay, is blocked (W4).',
    when: post({ fact: 'personal', is: true }),
    route: { to: 'block' },
    mandatory: true,
  },
  {
    name: 'source-missing',
    sentence:
      'When one of the systems did not answer, leadership decides whether the report goes out without it (W5).',
    when: { fact: 'sources missing', above: 0 },
    route: { to: 'escalate', level: 2, quorum: 1, category: 'source_missing' },
  },
  {
    name: 'calls-or-leads-elsewhere',
    sentence: 'A report that would call people or lead somewhere goes to leadership (W4).',
    when: post({ fact: 'calls or leads elsewhere', is: true }),
    route: { to: 'escalate', level: 2, quorum: 1, category: 'suspicious' },
  },
  {
    name: 'low-confidence',
    sentence: 'With a confidence below 60 % leadership decides.',
    when: { fact: 'confidence', below: 0.6 },
    route: { to: 'escalate', level: 2, quorum: 1, category: 'low_confidence' },
  },
  {
    name: 'wider-channel',
    sentence: 'A report for a wider channel needs two approvals (W3).',
    when: post({ fact: 'audience', is: 'wider' }),
    route: { to: 'review', level: 1, quorum: 2 },
    mandatory: true,
  },
  {
    name: 'number-not-verified',
    sentence: 'A report with a number that was not read anywhere needs one approval (W2).',
    when: { any: [numbersNotVerified, { fact: 'evidence.unverified', above: 0 }] },
    route: { to: 'review', level: 1, quorum: 1 },
  },
  {
    name: 'big-change',
    sentence:
      'When revenue changed by more than 30 %, or there is nothing to compare it with, one approval is needed (W5).',
    when: { fact: 'revenue change', above: 30 },
    route: { to: 'review', level: 1, quorum: 1 },
  },
  {
    name: 'own-channel',
    sentence:
      'A report for the team’s own channel whose numbers were all read is posted without asking (W3).',
    when: {
      all: [
        { onlyActions: ['slack_post'] },
        { fact: 'actions.count', is: 1 },
        post({ fact: 'audience', is: 'team' }),
        { not: numbersNotVerified },
      ],
    },
    route: { to: 'auto' },
  },
];

export const caps: Cap[] = [
  {
    name: 'many-reports',
    sentence: 'After three reports in one channel within seven days, each more needs one approval (W3).',
    tools: ['slack_post'],
    per: 'channel',
    withinMs: 7 * day,
    counts: 'actions',
    limit: 3,
    route: { to: 'review', level: 1, quorum: 1 },
  },
];

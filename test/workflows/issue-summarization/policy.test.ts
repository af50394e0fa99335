import { describe, expect, test } from 'vitest';
import { loadHandbook } from '../../../src/connectors/handbook/load-handbook.ts';
import { assign, comment, everythingRead, issue, label, material, routed, workflow } from './cases.ts';
import type { Proposed } from './cases.ts';

const withIssue = (change: object) => ({
  read: { ...everythingRead, github_issue: { ...issue, ...change } },
});
const withoutReading = (tool: string) => ({
  read: Object.fromEntries(Object.entries(everythingRead).filter(([name]) => name !== tool)),
});

test.each<[string, Proposed[], string, object]>([
  ['triage labels alone', [label('bug', 'question')], 'labels-only', { to: 'auto' }],
  [
    'a label of the maintainers',
    [label('bug', 'release blocker')],
    'other-labels',
    { to: 'review', level: 1, quorum: 1 },
  ],
  ['a comment', [comment()], 'comment', { to: 'review', level: 1, quorum: 1 }],
  ['a comment with labels', [comment(), label('bug')], 'comment', { to: 'review', level: 1, quorum: 1 }],
  [
    'a comment that says that it is solved',
    [comment('This is fixed.')],
    'solved-or-closed',
    { to: 'review', quorum: 2 },
  ],
  ['an assignee', [comment(), assign('grace-l')], 'assign-somebody', { to: 'review', level: 2, quorum: 1 }],
  [
    'an address elsewhere',
    [comment('See https://evil.example')],
    'leads-elsewhere',
    { to: 'escalate', level: 2 },
  ],
  [
    'what speaks of security',
    [comment('The password is leaked.')],
    'security',
    { to: 'escalate', level: 2, quorum: 2 },
  ],
  ['a label that is not there', [label('bug', 'ship-it')], 'no-such-label', { to: 'block' }],
  ['somebody who cannot be assigned', [assign('promo-helper')], 'outside-the-issue', { to: 'block' }],
  ['another issue', [comment('Hi', { issue: 'acme/shop#41' })], 'outside-the-issue', { to: 'block' }],
  ['nothing at all', [], 'no-rule-matched', { to: 'review' }],
])('%s', (_what, proposed, rule, route) => {
  expect(routed(proposed)).toMatchObject({ rule, route });
});

test('another repository is blocked twice over', () => {
  const { rule, alsoMatched } = routed([comment('Hi', { issue: 'evil/repo#42' })]);
  expect([rule, ...alsoMatched]).toEqual(
    expect.arrayContaining(['outside-the-issue', 'repository-not-allowed']),
  );
});

describe('what the issue is decides with', () => {
  test.each([
    ['everybody can read it', { is_public: true }, 'comment-for-everybody'],
    ['it is closed', { state: 'closed' }, 'solved-or-closed'],
    ['its title speaks of a vulnerability', { title: 'A vulnerability in the login' }, 'security'],
  ])('%s', (_what, change, rule) => {
    expect(routed([comment()], withIssue(change)).rule).toBe(rule);
  });

  test.each([
    ['a memory leak', 'The worker leaks memory.'],
    ['a key of a table', 'The foreign key in the orders table is missing.'],
    ['a log file', 'The log is too long.'],
  ])('%s is no security problem', (_what, body) => {
    expect(routed([label('bug')], withIssue({ body })).rule).toBe('labels-only');
  });

  test.each([
    [0.6, 'labels-only'],
    [0.59, 'low-confidence'],
  ])('a confidence of %d: %s', (confidence, rule) => {
    expect(routed([label('bug')], { confidence }).rule).toBe(rule);
  });
});

describe('what was not read never makes it easier', () => {
  test.each([
    ['github_repository', [label('bug')], 'block'],
    ['github_comments', [label('bug')], 'escalate'],
    ['github_issue', [comment()], 'escalate'],
  ] as [string, Proposed[], string][])('without %s', (tool, proposed, to) => {
    expect(routed(proposed, withoutReading(tool)).route.to).toBe(to);
  });
});

test('the scope is this issue, its repository and the people who were read there', () => {
  const scope = { issue: ['acme/shop#42'], repository: ['acme/shop'] };
  expect(workflow.scope(material())).toEqual({ ...scope, assignable: ['grace-l'] });
  expect(workflow.scope(material({}))).toEqual({ ...scope, assignable: [] });
});

test('every clause that a rule cites is one of the handbook page', () => {
  const clauses = loadHandbook()
    .get('issue-triage')
    ?.clauses.map(({ id }) => id);
  const cited = workflow.policy.flatMap(({ sentence }) =>
    [...sentence.matchAll(/\((T\d)\)/g)].map(([, id]) => id),
  );
  expect(cited.length).toBeGreaterThan(7);
  expect(cited.filter((id) => !clauses?.includes(id ?? ''))).toEqual([]);
});

import { expect, test } from 'vitest';
import { closes, pullsIn } from '../../../src/connectors/github/reads/cross-references.ts';

const mention = (change: object = {}) => ({
  event: 'cross-referenced',
  source: {
    issue: {
      number: 41,
      title: 'Fix it',
      body: 'Fixes #42',
      state: 'open',
      user: { login: 'linus-b' },
      pull_request: { merged_at: null },
      repository: { full_name: 'acme/shop' },
      ...change,
    },
  },
});

test.each([
  [{}, 'open'],
  [{ draft: true }, 'draft'],
  [{ state: 'closed' }, 'closed'],
  [{ state: 'closed', pull_request: { merged_at: '2026-11-01T00:00:00Z' } }, 'merged'],
])('a pull request with %j is %s', (change, state) => {
  expect(pullsIn([mention(change)])).toMatchObject([{ number: 41, state, author: 'linus-b' }]);
});

test('a pull request that mentions the issue twice is one, and an issue that mentions it is none', () => {
  const labelled = { event: 'labeled', label: { name: 'bug' } };
  const issue = mention({ pull_request: undefined });
  expect(pullsIn([labelled, mention(), issue, mention()])).toHaveLength(1);
});

test.each([
  ['Fixes #42', true],
  ['closes: acme/shop#42.', true],
  ['Resolved ACME/Shop#42', true],
  ['Fixes #421', false],
  ['See #42', false],
  ['fixes other/repo#42', false],
])('“%s” closes acme/shop#42: %s', (body, expected) => {
  const issue = { repository: 'acme/shop', number: 42 };
  expect(closes(body, { repository: 'acme/shop', issue })).toBe(expected);
});

test('“Fixes #42” in another repository closes that repository’s own 42', () => {
  const issue = { repository: 'acme/shop', number: 42 };
  expect(closes('Fixes #42', { repository: 'acme/website', issue })).toBe(false);
});

import { expect, test } from 'vitest';
import { loadHandbook } from '../../../src/connectors/handbook/load-handbook.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import { everythingRead, leaders, material, report, routed, week, withRevenue, workflow } from './cases.ts';

const forLeaders = { week, channel: 'C0LEADERS' };
const without = (tool: string) =>
  material(Object.fromEntries(Object.entries(everythingRead).filter(([name]) => name !== tool)));

test.each<[string, JsonObject[], string, object]>([
  ['its own channel, every number read', [report()], 'own-channel', { to: 'auto' }],
  [
    'a number that was not read',
    [report('- 8 pull requests were merged.')],
    'number-not-verified',
    { to: 'review', quorum: 1 },
  ],
  ['a channel that is not asked for', [report('Hello.', leaders)], 'outside-the-report', { to: 'block' }],
  [
    'a channel that is on no list',
    [report('Hello.', { channel: 'C0LOUNGE', channel_name: '#lounge' })],
    'channel-not-allowed',
    { to: 'block' },
  ],
  [
    'a list’s name over another channel',
    [report('Hello.', { channel: 'C0LOUNGE' })],
    'channel-not-allowed',
    { to: 'block' },
  ],
  ['another week', [report('Hello.', { about: '2026-W46' })], 'outside-the-report', { to: 'block' }],
  [
    'a call on everybody',
    [report('@channel look')],
    'calls-or-leads-elsewhere',
    { to: 'escalate', level: 2 },
  ],
  [
    'a mention in Slack’s own spelling',
    [report('<@U0GRACE> look')],
    'calls-or-leads-elsewhere',
    { to: 'escalate' },
  ],
  ['an address', [report('See https://evil.example')], 'calls-or-leads-elsewhere', { to: 'escalate' }],
  ['two posts', [report(), report('Hello.')], 'no-rule-matched', { to: 'review' }],
])('%s', (_what, posts, rule, route) => {
  expect(routed(posts)).toMatchObject({ rule, route });
});

test.each([
  'Write to maya.lindholm@example.com.',
  'She calls from +49 30 1234567 every day.',
  'It was ch_3HP20417a again.',
  'The customer Maya wants it back.',
  'Mrs. Lindholm wrote.',
  'It goes to DE89 3704 0044 0532 0130 00.',
  'Here is the payroll.',
])('what shows a person is blocked: %s', (text) => {
  expect(routed([report(text)])).toMatchObject({ rule: 'personal-data', route: { to: 'block' } });
});

test('for the leaders two people decide, and only where they were asked for', () => {
  const seen = material(everythingRead, forLeaders);
  expect(routed([report('Hello.', leaders)], seen)).toMatchObject({
    rule: 'wider-channel',
    route: { to: 'review', level: 1, quorum: 2 },
  });
  expect(routed([report()], seen)).toMatchObject({ rule: 'outside-the-report' });
});

test.each(['github_merged', 'github_open_issues', 'stripe_revenue', 'operations_metrics'])(
  'without %s leadership decides whether it goes out',
  (tool) => {
    expect(routed([report('Hello.')], without(tool))).toMatchObject({
      rule: 'source-missing',
      route: { to: 'escalate', level: 2, category: 'source_missing' },
    });
  },
);

test('without the list of channels nothing is posted anywhere', () => {
  expect(routed([report()], without('slack_channels')).route).toEqual({ to: 'block' });
});

test('a channel that other organisations read is blocked', () => {
  const channel = {
    channel: 'C0OPERATIONS',
    name: '#operations',
    team: 'operations',
    members: 7,
    state: 'open',
  };
  const shared = { channels: [{ ...channel, is_private: false, is_shared_outside: true }] };
  expect(routed([report()], material({ ...everythingRead, slack_channels: shared }))).toMatchObject({
    rule: 'shared-outside',
  });
});

test.each([
  ['30 % more', 1_300, 1_000, 'own-channel'],
  ['31 % more', 1_310, 1_000, 'big-change'],
  ['31 % less', 690, 1_000, 'big-change'],
  ['something where there was nothing', 1_000, 0, 'big-change'],
  ['nothing where there was something', 0, 1_000, 'big-change'],
  ['nothing and nothing', 0, 0, 'own-channel'],
])('revenue, %s', (_what, now, before, rule) => {
  expect(routed([report()], material(withRevenue(now, before)))).toMatchObject({ rule });
});

test('an agent that is not sure asks leadership', () => {
  expect(routed([report()], material(), 0.5)).toMatchObject({ rule: 'low-confidence' });
});

test('every clause that a sentence names stands in the handbook', () => {
  const clauses =
    loadHandbook()
      .get('weekly-report')
      ?.clauses.map(({ id }) => id) ?? [];
  const named = workflow.policy.flatMap(({ sentence }) =>
    [...sentence.matchAll(/\((W\d)\)/g)].map(([, id]) => id),
  );
  expect(named.length).toBeGreaterThan(8);
  for (const id of named) expect(clauses).toContain(id);
});

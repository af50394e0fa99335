import { describe, expect, test } from 'vitest';
import { checkedFacts } from '../../src/domain/case.ts';
import { routeProposal, strictness, suffices } from '../../src/domain/policy.ts';
import type { Case, Condition, Route, Rule } from '../../src/domain/policy.ts';
import { problemsOfRules } from '../../src/domain/rule-schema.ts';
import { modes } from '../../src/domain/run.ts';

const always: Condition = { all: [] };
const never: Condition = { any: [] };
const unknown: Condition = { fact: 'never established', is: true };

const auto: Route = { to: 'auto' };
const review = (level: number, quorum: number): Route => ({ to: 'review', level, quorum });
/** One approval at each of these levels, one after the other. */
const inOrder = (first: number, ...afterwards: number[]): Route => ({
  to: 'review',
  level: first,
  quorum: 1,
  afterwards: afterwards.map((level) => ({ level, quorum: 1 })),
});
const escalate = (level: number): Route => ({ to: 'escalate', level, quorum: 1, category: 'unclear' });
const block: Route = { to: 'block' };

const rule = (name: string, route: Route, when: Condition = always): Rule => ({
  name,
  sentence: `${name}.`,
  when,
  route,
});
/** Nothing is asked, nothing was rejected lately, every quote and amount was read, and no text does anything to its reader. */
const anything: Case = {
  facts: {
    'actions.rejectedLately': 0,
    'question.open': false,
    'evidence.unverified': 0,
    'policy.unverified': false,
    ...Object.fromEntries(checkedFacts.map((name) => [name, 0])),
  },
  actions: [],
};

describe('a mandatory rule', () => {
  const mandatory = (route: Route, when?: Condition): Rule => ({
    ...rule('by law', route, when),
    mandatory: true,
  });

  test('says so in what it decides, in every mode', () => {
    for (const mode of modes)
      expect(routeProposal([mandatory(review(1, 2)), rule('permits', auto)], anything, mode)).toMatchObject({
        rule: 'by law',
        mandatory: true,
      });
    expect(routeProposal([rule('asks', review(1, 1))], anything, 'live')).not.toHaveProperty('mandatory');
  });

  test('holds where a fact that it needs is not known', () => {
    const rules = [mandatory(review(1, 1), unknown), rule('permits', auto)];
    expect(routeProposal(rules, anything, 'live').rule).toBe('by law');
  });

  test('wins over whatever permits, even if somebody wrote it as permitting', () => {
    const rules = [rule('permits', auto), mandatory(auto)];
    expect(routeProposal(rules, anything, 'live').rule).toBe('by law');
    expect(problemsOfRules(rules)).toEqual([
      'Rule by law: what is mandatory asks people or blocks, so its route cannot be auto.',
    ]);
  });

  test('gives way to a stricter one, which asks for more', () => {
    const rules = [mandatory(review(1, 1)), rule('stricter', block)];
    expect(routeProposal(rules, anything, 'live')).toMatchObject({
      rule: 'stricter',
      alsoMatched: ['by law'],
    });
  });
});

describe('the strictest rule that matches wins', () => {
  const ladder: Route[] = [auto, review(1, 1), review(1, 2), review(2, 1), escalate(1), escalate(2), block];

  test('auto < one approval < two < the next level < escalation < block', () => {
    const ranks = ladder.map(strictness);
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(new Set(ranks).size).toBe(ranks.length);
  });

  test('in whatever order the rules are written', () => {
    const rules = ladder.map((route, index) => rule(`r${index}`, route));
    const byStrictness = ['r5', 'r4', 'r3', 'r2', 'r1', 'r0'];
    for (const written of [rules, rules.toReversed()]) {
      const routing = routeProposal(written, anything, 'live');
      expect(routing).toEqual({ route: block, rule: 'r6', sentence: 'r6.', alsoMatched: byStrictness });
    }
  });

  test('a rule that does not match counts for nothing', () => {
    const routing = routeProposal([rule('strict', block, never), rule('lenient', auto)], anything, 'live');
    expect(routing).toMatchObject({ rule: 'lenient', alsoMatched: [] });
  });
});

describe('a missing fact', () => {
  test('never lets anything run alone', () => {
    const routing = routeProposal([rule('permits', auto, unknown)], anything, 'live');
    expect(routing).toMatchObject({ rule: 'no-rule-matched', route: review(1, 1) });
  });

  test.each([review(1, 2), escalate(2), block])('restricts as if it were there: %j', (route) => {
    const rules = [rule('restricts', route, unknown), rule('permits', auto)];
    expect(routeProposal(rules, anything, 'live')).toMatchObject({ rule: 'restricts', route });
  });
});

test('what no rule covers is decided by a person', () => {
  expect(routeProposal([], anything, 'live')).toEqual({
    route: review(1, 1),
    rule: 'no-rule-matched',
    sentence: 'No rule covers this, so a person decides.',
    alsoMatched: [],
  });
});

describe('the mode', () => {
  const permits = [rule('permits', auto)];

  test('live leaves to the rules what runs alone', () => {
    expect(routeProposal(permits, anything, 'live').route).toEqual(auto);
  });

  test('pilot has a person decide on everything, and takes nothing off a stricter rule', () => {
    expect(routeProposal(permits, anything, 'pilot')).toMatchObject({
      rule: 'pilot-reviews-everything',
      route: review(1, 1),
      alsoMatched: ['permits'],
    });
    const strict = [...permits, rule('two', review(1, 2))];
    expect(routeProposal(strict, anything, 'pilot')).toMatchObject({ rule: 'two', route: review(1, 2) });
  });

  test('shadow records what live would have done', () => {
    expect(routeProposal(permits, anything, 'shadow')).toEqual(routeProposal(permits, anything, 'live'));
  });
});

describe('what holds in every workflow', () => {
  const permits = [rule('permits', auto)];
  const given = (facts: Case['facts']): Case => ({ ...anything, facts: { ...anything.facts, ...facts } });

  test.each([
    ['an open question', { 'question.open': true }, 'open-question'],
    ['an action that was rejected lately', { 'actions.rejectedLately': 1 }, 'rejected-lately'],
    ['a quote that was not found', { 'evidence.unverified': 1 }, 'not-verified'],
    ['a clause that does not say so', { 'policy.unverified': true }, 'not-verified'],
    ['an amount that was not read', { 'amounts.unread': 1 }, 'amount-not-read'],
    ['a link, where there is no list', { 'outgoing.links': 1 }, 'leads-outside'],
    ['a text that calls a channel', { 'outgoing.calls': 1 }, 'calls-people'],
  ])('%s never runs alone', (_what, facts, name) => {
    expect(routeProposal(permits, given(facts), 'live')).toMatchObject({
      rule: name,
      route: review(1, 1),
      alsoMatched: ['permits'],
    });
  });

  test.each([
    ['that fetches something', 'outgoing.fetches', 'fetched-when-read'],
    ['that hides something', 'outgoing.disguised', 'disguised'],
    ['that leads to a host off the list', 'outgoing.off the list', 'link-off-the-list'],
  ])('a text %s is blocked', (_what, fact, name) => {
    expect(routeProposal(permits, given({ [fact]: 1 }), 'live')).toMatchObject({ rule: name, route: block });
  });

  test('neither takes anything off a stricter rule', () => {
    const facts = { 'question.open': true, 'actions.rejectedLately': 2 };
    expect(routeProposal([rule('leads', escalate(2))], given(facts), 'live')).toMatchObject({
      rule: 'leads',
      alsoMatched: ['rejected-lately', 'open-question'],
    });
  });

  test('where it is not known whether something was rejected or asked, a person decides', () => {
    const unknown = given({ 'actions.rejectedLately': undefined, 'question.open': undefined });
    expect(routeProposal(permits, unknown, 'live').route).toEqual(review(1, 1));
  });

  test('where nobody looked what a text does, it is blocked', () => {
    expect(routeProposal(permits, { facts: {}, actions: [] }, 'live').route).toEqual(block);
  });
});

describe('an approval under the rules of yesterday', () => {
  test.each<[string, Parameters<typeof suffices>[0], Route, boolean]>([
    ['of a rule alone suffices where the rules still say auto', [], auto, true],
    ['of a rule alone does not suffice for a review', [], review(1, 1), false],
    ['of people suffices where a rule would do today', [{ level: 1, quorum: 1 }], auto, true],
    ['of one person does not suffice for two', [{ level: 1, quorum: 1 }], review(1, 2), false],
    ['of two suffices for one', [{ level: 1, quorum: 2 }], review(1, 1), true],
    ['of level 1 does not suffice for level 2', [{ level: 1, quorum: 2 }], review(2, 1), false],
    ['of level 2 suffices for level 1', [{ level: 2, quorum: 1 }], review(1, 2), true],
    ['of level 1 does not suffice for an escalation', [{ level: 1, quorum: 2 }], escalate(2), false],
    ['of level 2 suffices for an escalation to it', [{ level: 2, quorum: 1 }], escalate(2), true],
    [
      'of reviewers alone does not suffice where leads are asked afterwards',
      [{ level: 1, quorum: 1 }],
      inOrder(1, 2),
      false,
    ],
    [
      'of reviewers and leads suffices where both are asked',
      [
        { level: 1, quorum: 1 },
        { level: 2, quorum: 1 },
      ],
      inOrder(1, 2),
      true,
    ],
    ['of leads alone is one level, not two', [{ level: 2, quorum: 2 }], inOrder(1, 2), false],
    ['of anybody does not suffice for what is blocked', [{ level: 9, quorum: 9 }], block, false],
  ])('%s', (_what, approved, route, expected) => {
    expect(suffices(approved, route)).toBe(expected);
  });
});

import { describe, expect, test } from 'vitest';
import type { Condition, Rule } from '../../src/domain/policy.ts';
import { risksOf } from '../../src/domain/tool-risk.ts';
import type { ToolRisk } from '../../src/domain/tool-risk.ts';
import type { WriteTool } from '../../src/domain/tool.ts';

const refund = { name: 'refund' } as WriteTool;
const tag = { name: 'tag' } as WriteTool;
const oneApproval = { to: 'review', level: 1, quorum: 1 } as const;

const rule = (name: string, when: Condition, route: Rule['route'] = oneApproval): Rule => ({
  name,
  sentence: `${name}.`,
  when,
  route,
});

const policy: [Rule, ...Rule[]] = [
  rule('any-refund', { any: [{ action: 'refund' }, { action: 'reply' }] }),
  rule('too-much', { action: 'refund', where: { fact: 'args.amount', above: 100 } }, { to: 'block' }),
  rule(
    'large',
    { all: [{ action: 'refund' }, { fact: 'refund total', above: 10_000 }] },
    {
      ...oneApproval,
      quorum: 2,
    },
  ),
  rule('unsure', {
    all: [{ not: { onlyActions: ['tag'] } }, { fact: 'confidence', below: 0.6 }],
  }),
  rule('outside', { fact: 'actions.outOfScope', above: 0 }, { to: 'block' }),
  rule('tags-alone', { onlyActions: ['tag'] }, { to: 'auto' }),
];

const riskOf = (
  tool: WriteTool,
  mode: 'live' | 'pilot' = 'live',
  rules: [Rule, ...Rule[]] = policy,
): ToolRisk => {
  const found = risksOf({ policy: rules, writes: [tool] }, mode)[0];
  if (!found) throw new Error('There is no risk.');
  return found;
};
const namesOf = (rules: readonly Rule[]) => rules.map(({ name }) => name);

describe('before a refund stand', () => {
  test('the rules that name it, strictest first', () => {
    expect(namesOf(riskOf(refund).guards)).toEqual(['too-much', 'large', 'any-refund']);
  });

  test('the rules that name no tool, or only another one to leave it out', () => {
    expect(namesOf(riskOf(refund).general)).toEqual([
      'outside',
      'fetched-when-read',
      'disguised',
      'link-off-the-list',
      'unsure',
      'rejected-lately',
      'open-question',
      'not-verified',
      'amount-not-read',
      'leads-outside',
      'calls-people',
    ]);
  });

  test('no rule that lets it run alone', () => {
    expect(riskOf(refund).alone).toEqual([]);
  });
});

describe('a tag', () => {
  test('runs alone by its rule, and not in pilot', () => {
    expect(namesOf(riskOf(tag).alone)).toEqual(['tags-alone']);
    expect(riskOf(tag, 'pilot').alone).toEqual([]);
    expect(namesOf(riskOf(tag, 'pilot').general)).toContain('pilot-reviews-everything');
  });

  test('is stopped by no rule that can only match other actions', () => {
    expect(riskOf(tag).guards).toEqual([]);
    expect(namesOf(riskOf(tag).general)).not.toContain('unsure');
  });
});

describe('several together are counted', () => {
  test('by rules about a sum of the workflow’s own, with the sum', () => {
    expect(riskOf(refund).caps).toMatchObject([
      { rule: { name: 'large' }, fact: 'refund total', above: 10_000 },
    ]);
  });

  test('by none that looks at one action, or at what every workflow knows', () => {
    expect(riskOf(tag).caps).toEqual([]);
  });

  test('also by a rule that names no tool', () => {
    const sums: [Rule] = [rule('sum', { any: [{ fact: 'all money', above: 5 }] })];
    expect(riskOf(refund, 'live', sums).caps).toMatchObject([{ fact: 'all money', above: 5 }]);
  });
});

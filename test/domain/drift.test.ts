import { describe, expect, test } from 'vitest';
import { atLeast, movedBetween } from '../../src/domain/drift.ts';
import { stagesOf, suffices } from '../../src/domain/policy.ts';
import type { Route, Stage } from '../../src/domain/policy.ts';
import type { Action } from '../../src/domain/proposal.ts';

const action = (state?: Action['state'], tool = 'till_refund'): Action => ({
  id: 'act_1',
  tool,
  args: {},
  says: 'Refund €84.00',
  risk: 'high',
  movesMoney: true,
  outOfScope: [],
  ...(state ? { state } : {}),
});

describe('what moved', () => {
  const paid = { Payment: 'paid', 'Left to refund': '€84.00' };

  test('is every value that differs, by its action and label', () => {
    const after = [action({ Payment: 'disputed', 'Left to refund': '€24.00' }), action({}, 'desk_tag')];
    expect(movedBetween([action(paid), action({}, 'desk_tag')], after)).toEqual([
      { action: 'till_refund', label: 'Payment', from: 'paid', to: 'disputed' },
      { action: 'till_refund', label: 'Left to refund', from: '€84.00', to: '€24.00' },
    ]);
  });

  test('is nothing while every value stands, in whatever order the system names them', () => {
    const turned = { 'Left to refund': '€84.00', Payment: 'paid' };
    expect(movedBetween([action(paid)], [action(turned)])).toEqual([]);
  });

  test('is a value that came or went, too', () => {
    expect(movedBetween([action({ Payment: 'paid' })], [action({ Dispute: 'open' })])).toEqual([
      { action: 'till_refund', label: 'Payment', from: 'paid', to: '' },
      { action: 'till_refund', label: 'Dispute', from: '', to: 'open' },
    ]);
  });

  test('of an action whose state was never read is nothing: it was approved without one', () => {
    expect(movedBetween([action()], [action(paid)])).toEqual([]);
    expect(movedBetween([action(paid)], [action()])).toEqual([]);
  });
});

describe('whom to ask about what moved', () => {
  const one: Route = { to: 'review', level: 1, quorum: 1 };
  const two: Route = { to: 'review', level: 1, quorum: 2 };
  const leads: Route = { to: 'escalate', level: 2, quorum: 1, category: 'not_sure' };
  const inOrder: Route = { ...one, afterwards: [{ level: 2, quorum: 1 }] };
  const by = (...stages: [number, number][]): Stage[] => stages.map(([level, quorum]) => ({ level, quorum }));

  test.each<[string, Stage[], Route, object]>([
    ['a person, where a rule alone had let it through', [], { to: 'auto' }, one],
    ['those who approved, where a rule would let it through today', by([1, 2]), { to: 'auto' }, two],
    ['whom the rules ask for, where those are the same', by([1, 1]), one, one],
    ['whom the rules ask for, where that is more', by([1, 1]), two, two],
    ['the leads, where the rules escalate', by([1, 1]), leads, leads],
    ['as many as had approved, where the rules ask for less', by([1, 2]), one, { ...two, afterwards: [] }],
    ['the leads, where the leads had approved', by([2, 1]), one, { ...leads, to: 'review' }],
    ['every level that had approved', by([1, 1], [2, 1]), one, inOrder],
    ['both, where each asks for something else', by([2, 2]), inOrder, { level: 1, afterwards: by([2, 2]) }],
  ])('%s', (_, approved, route, expected) => {
    const { category: _category, ...asked } = expected as { category?: string };
    expect(atLeast(approved, route as never)).toMatchObject(asked);
  });

  test('is never less than the rules ask for, and never less than had approved it', () => {
    const levels = [1, 2, 3].flatMap((level) => [1, 2].map((quorum) => ({ level, quorum })));
    const chains = levels.flatMap((first) => [[first], ...levels.map((second) => [first, second])]);
    const asReview = ([first, ...afterwards]: Stage[]) => ({ to: 'review' as const, ...first!, afterwards });
    for (const approved of chains) {
      for (const asked of chains) {
        const route = atLeast(approved, asReview(asked));
        const what = JSON.stringify({ approved, asked, route });
        expect(suffices(stagesOf(route), asReview(asked)), what).toBe(true);
        expect(suffices(stagesOf(route), asReview(approved)), what).toBe(true);
      }
    }
  });
});

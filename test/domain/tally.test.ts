import { describe, expect, test } from 'vitest';
import type { Route } from '../../src/domain/policy.ts';
import type { ReviewResolution } from '../../src/domain/review.ts';
import { countedElsewhere, countOf, editorIn, levelOfEdit, voicesIn } from '../../src/domain/tally.ts';
import type { Given } from '../../src/domain/tally.ts';
import { grace, linus, margaret, oscar } from '../support/cast.ts';

const reviewersThenLeads: Route = {
  to: 'review',
  level: 1,
  quorum: 1,
  afterwards: [{ level: 2, quorum: 1 }],
};
const byTheAgent = { kind: 'agent', id: 'demo' } as const;
const by = (id: string) => ({ kind: 'person', id }) as const;

function gave(kind: Given['kind'], deciderId: string, about: Partial<Given> = {}): Given {
  return {
    kind,
    deciderId,
    reviewId: 'rev_1',
    proposalId: 'prp_1',
    onBehalfOf: null,
    surface: 'message',
    ...about,
  };
}

const first = (resolution: ReviewResolution | null = null) => ({ id: 'rev_1', level: 1, resolution });
const second = { id: 'rev_2', level: 2, resolution: null };
const atLevelTwo = { proposalId: 'prp_1', level: 2 };

test('approvals are counted apart from other answers', () => {
  const answers = [gave('approve', grace), gave('reject', linus), gave('approve', margaret)];
  expect([countOf(answers, 'approve'), countOf(answers, 'reject'), countOf([], 'approve')]).toEqual([
    2, 1, 0,
  ]);
});

test('a deputy’s answer is the voice of two', () => {
  expect(voicesIn([gave('approve', margaret, { onBehalfOf: grace }), gave('approve', linus)])).toEqual([
    margaret,
    grace,
    linus,
  ]);
});

describe('nobody counts at two levels', () => {
  const asked = { author: byTheAgent, route: reviewersThenLeads };

  test('who approved at the first does not at the second, nor does whoever they stood for', () => {
    const answers = [gave('approve', margaret, { onBehalfOf: grace })];
    expect(countedElsewhere(atLevelTwo, asked, answers, [first('approved'), second])).toEqual([
      margaret,
      grace,
    ]);
  });

  test('who approved a version that is no longer there counts nowhere', () => {
    const answers = [gave('approve', grace, { proposalId: 'prp_0' })];
    expect(countedElsewhere(atLevelTwo, asked, answers, [first('approved'), second])).toEqual([]);
  });

  test('an approval at a level that the case left by escalation does not count, so it hinders nobody', () => {
    const answers = [gave('approve', grace)];
    expect(countedElsewhere(atLevelTwo, asked, answers, [first('escalated'), second])).toEqual([]);
  });

  test('asked again at the same level, by stricter rules, the same people may answer', () => {
    const answers = [gave('approve', grace)];
    const again = { proposalId: 'prp_1', level: 1 };
    const reviews = [first('approved'), { id: 'rev_2', level: 1, resolution: null }];
    expect(countedElsewhere(again, asked, answers, reviews)).toEqual([]);
  });

  test('an editor’s approval waits for their own level', () => {
    const answers = [gave('edit', margaret, { reviewId: 'rev_2' })];
    const reviews = [first('approved'), { ...second, resolution: 'edited' as const }];
    const edited = { author: by(margaret), route: reviewersThenLeads };
    const atLevelOne = { proposalId: 'prp_2', level: 1 };
    expect(countedElsewhere(atLevelOne, edited, answers, reviews)).toEqual([margaret]);
    expect(countedElsewhere({ ...atLevelOne, level: 2 }, edited, answers, reviews)).toEqual([]);
  });
});

describe('the editor of a version', () => {
  test('is its author, at the level where they edited last', () => {
    const answers = [gave('edit', grace), gave('edit', grace, { reviewId: 'rev_2', onBehalfOf: linus })];
    expect(editorIn(by(grace), answers, [first('edited'), second])).toEqual({
      person: grace,
      onBehalfOf: linus,
      level: 2,
      surface: 'message',
    });
  });

  test('is nobody for what the agent or the system wrote, or another person edited', () => {
    const answers = [gave('edit', grace)];
    expect(editorIn(byTheAgent, answers, [first()])).toBeUndefined();
    expect(editorIn({ kind: 'system', id: 'leenops' }, answers, [first()])).toBeUndefined();
    expect(editorIn(by(oscar), answers, [first()])).toBeUndefined();
  });
});

test.each<[string, Route, number, number | undefined]>([
  ['counts at their own level', reviewersThenLeads, 2, 2],
  ['counts at the first of two levels', reviewersThenLeads, 1, 1],
  ['of a higher level counts at the highest that is asked', { to: 'review', level: 1, quorum: 1 }, 2, 1],
  [
    'counts nowhere when only higher levels are asked',
    { to: 'escalate', level: 2, quorum: 1, category: 'unsure' },
    1,
    undefined,
  ],
  ['counts nowhere when nobody is asked', { to: 'auto' }, 1, undefined],
])('an editor’s approval %s', (_, route, level, expected) => {
  const editor = { person: grace, onBehalfOf: null, level, surface: 'message' } as const;
  expect(levelOfEdit(route, editor)).toBe(expected);
});

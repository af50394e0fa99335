import { describe, expect, test } from 'vitest';
import { Refused } from '../../src/domain/refused.ts';
import { assertMayDecide, mayDecide } from '../../src/domain/review.ts';
import type { Eligibility } from '../../src/domain/review.ts';
import { ada, grace, linus, margaret, oscar } from '../support/cast.ts';

const open: Eligibility = {
  requester: ada,
  team: 'reviewers',
  members: [grace, linus],
  absences: [],
  standings: new Map(),
  welcome: [],
  answered: [],
  countedElsewhere: [],
};

function refusalOf(person: string, review: Eligibility): Refused | undefined {
  try {
    assertMayDecide(person, review);
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}

test('Grace, of the team, may decide', () => {
  expect(refusalOf(grace, open)).toBeUndefined();
});

test('Ada, who asked for the run, may not, even as a member of the team', () => {
  expect(refusalOf(ada, { ...open, members: [ada, grace] })?.reason).toBe('own_request');
});

test('Oscar, of no team, may not, and hears which team may', () => {
  expect(refusalOf(oscar, open)).toMatchObject({ reason: 'not_a_reviewer', detail: { team: 'reviewers' } });
});

test('Grace may not answer twice', () => {
  expect(refusalOf(grace, { ...open, answered: [grace] })?.reason).toBe('already_answered');
});

test('nobody counts at two levels', () => {
  expect(refusalOf(grace, { ...open, countedElsewhere: [grace] })?.reason).toBe('counted_elsewhere');
});

test('a team that nobody is in decides nothing', () => {
  expect(refusalOf(grace, { ...open, members: [] })?.reason).toBe('not_a_reviewer');
});

test.each([
  ['deactivated', 'account_not_active'],
  ['bot', 'account_not_active'],
  ['guest', 'not_of_this_workspace'],
  ['outsider', 'not_of_this_workspace'],
] as const)('a %s account does not decide', (standing, reason) => {
  const review = { ...open, standings: new Map([[grace, standing]]) };
  expect(refusalOf(grace, review)?.reason).toBe(reason);
  expect(people(review)).toEqual([linus]);
});

test('a guest decides where the workflow lets guests, and nobody else from outside does', () => {
  const standings = new Map([
    [grace, 'guest'],
    [linus, 'outsider'],
  ] as const);
  const review: Eligibility = { ...open, standings, welcome: ['guest'] };
  expect(refusalOf(grace, review)).toBeUndefined();
  expect(refusalOf(linus, review)?.reason).toBe('not_of_this_workspace');
});

describe('Grace is away and Margaret is her deputy', () => {
  const until = new Date('2027-01-03T23:00:00Z');
  const review: Eligibility = { ...open, absences: [{ person: grace, deputy: margaret, until }] };

  test('Margaret decides for her', () => {
    expect(assertMayDecide(margaret, review)).toEqual({ person: margaret, onBehalfOf: grace });
    expect(mayDecide(review)).toEqual([
      { person: linus, onBehalfOf: null },
      { person: margaret, onBehalfOf: grace },
    ]);
  });

  test('Grace does not, and hears who does and until when', () => {
    expect(refusalOf(grace, review)).toMatchObject({
      reason: 'away',
      detail: { deputy: margaret, until: until.toISOString() },
    });
  });

  test('Margaret, of the team herself, decides for herself and counts once', () => {
    const both = { ...review, members: [grace, linus, margaret] };
    expect(assertMayDecide(margaret, both)).toEqual({ person: margaret, onBehalfOf: null });
    expect(people(both)).toEqual([linus, margaret]);
  });

  test('there is no chain: when Margaret is away, too, nobody decides for Grace', () => {
    const absences = [...review.absences, { person: margaret, deputy: oscar, until }];
    expect(refusalOf(oscar, { ...review, absences })?.reason).toBe('not_a_reviewer');
    expect(refusalOf(margaret, { ...review, absences })?.reason).toBe('not_a_reviewer');
    expect(people({ ...review, absences })).toEqual([linus]);
  });

  test('a deputy has no right over what Grace asked for, not even her own right', () => {
    const hers = { ...review, requester: grace, members: [grace, linus, margaret] };
    expect(refusalOf(margaret, hers)?.reason).toBe('acting_for_requester');
    expect(people(hers)).toEqual([linus]);
  });

  test('what Margaret asked for she does not decide for Grace', () => {
    expect(refusalOf(margaret, { ...review, requester: margaret })?.reason).toBe('own_request');
  });

  test('once Margaret answered for Grace, Grace has answered, too', () => {
    const back = { ...open, answered: [margaret, grace] };
    expect(refusalOf(grace, back)?.reason).toBe('already_answered');
  });

  test('the account of somebody who left gives no right to a deputy', () => {
    const left = { ...review, standings: new Map([[grace, 'deactivated']] as const) };
    expect(refusalOf(margaret, left)?.reason).toBe('account_not_active');
  });
});

function people(review: Eligibility): string[] {
  return mayDecide(review).map(({ person }) => person);
}

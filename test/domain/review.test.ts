import { expect, test } from 'vitest';
import { Refused } from '../../src/domain/refused.ts';
import { assertMayDecide, mayDecide } from '../../src/domain/review.ts';
import type { Eligibility } from '../../src/domain/review.ts';
import { ada, grace, linus, oscar } from '../support/cast.ts';

const open: Eligibility = {
  requester: ada,
  eligible: [grace, linus],
  approvedBy: [],
  resolution: null,
  team: 'reviewers',
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
  expect(refusalOf(ada, { ...open, eligible: [ada, grace] })?.reason).toBe('own_request');
});

test('Oscar, of no team, may not, and hears which team may', () => {
  expect(refusalOf(oscar, open)).toMatchObject({ reason: 'not_a_reviewer', detail: { team: 'reviewers' } });
});

test('Grace may not approve twice', () => {
  expect(refusalOf(grace, { ...open, approvedBy: [grace] })?.reason).toBe('already_approved');
});

test.each(['approved', 'edited', 'rejected', 'escalated', 'expired', 'cancelled', 'superseded'] as const)(
  'nobody decides on a review that was %s',
  (resolution) => {
    expect(refusalOf(grace, { ...open, resolution })?.reason).toBe('review_over');
  },
);

test('a team that nobody is in decides nothing', () => {
  expect(refusalOf(grace, { ...open, eligible: [] })?.reason).toBe('not_a_reviewer');
});

test('the card names the team without the requester', () => {
  expect(mayDecide({ requester: ada, eligible: [ada, grace] })).toEqual([grace]);
  expect(mayDecide({ requester: null, eligible: [ada, grace] })).toEqual([ada, grace]);
});

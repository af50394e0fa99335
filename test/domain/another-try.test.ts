import { describe, expect, test } from 'vitest';
import { allAskAgain, triesLeft } from '../../src/domain/another-try.ts';
import { sentBack, sentBackBefore } from '../../src/domain/sent-back.ts';
import { aDecidedReview, aDecision, aReview } from '../slack/cards/support/reviews.ts';
import { aProposal } from '../slack/cards/support/proposals.ts';

const ended = (...resolutions: ('rejected' | 'answered' | 'edited' | 'escalated' | null)[]) =>
  resolutions.map((resolution) => ({ resolution }));

test.each([
  ['at first', ended(null), 2],
  ['after one rejection', ended('rejected', null), 1],
  ['after two', ended('rejected', 'rejected', null), 0],
  ['edits, escalations and answers use up none', ended('edited', 'escalated', 'answered', null), 2],
])('tries that are left %s', (_when, reviews, left) => {
  expect(triesLeft(reviews)).toBe(left);
});

test.each([
  ['nobody rejects', [], false],
  ['one of one asks', [true], true],
  ['one of two asks', [true, false], false],
  ['both ask', [true, true], true],
])('the agent tries again when all who reject ask for it: %s', (_what, asked, expected) => {
  expect(allAskAgain(asked.map((again) => ({ again })))).toBe(expected);
});

describe('which reviews sent the agent back', () => {
  const rejected = (again: boolean, version: number) =>
    aDecidedReview('rejected', [aDecision({ kind: 'reject', again })], {
      id: `rev_${version}`,
      proposal: aProposal({ version }),
    });
  const answered = aDecidedReview('answered', [aDecision({ kind: 'respond' })], {
    proposal: aProposal({ version: 2 }),
  });

  test('an answer, and a rejection that asks for another try', () => {
    expect([rejected(true, 1), answered, rejected(false, 1), aReview()].map(sentBack)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test('before a version, in the order of the versions', () => {
    const reviews = [rejected(true, 3), answered, rejected(true, 1)];
    const before = (version: number) =>
      sentBackBefore({ reviews }, version).map(({ proposal }) => proposal.version);
    expect([before(1), before(3), before(4)]).toEqual([[], [1, 2], [1, 2, 3]]);
  });
});

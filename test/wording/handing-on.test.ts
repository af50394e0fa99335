import { describe, expect, test } from 'vitest';
import { bulkObstacles } from '../../src/domain/bulk.ts';
import { Refused } from '../../src/domain/refused.ts';
import { refusalIn } from '../../src/wording/refusals.ts';
import { plainVoice } from '../../src/wording/voice.ts';

const told = (reason: 'cannot_receive' | 'not_for_bulk' | 'not_waiting', detail: Record<string, string>) =>
  refusalIn(plainVoice, new Refused(reason, detail));

describe('who hands a review on to somebody who may not decide', () => {
  test.each([
    ['own_request', 'They asked for this run'],
    ['acting_for_requester', 'They act for the person who asked'],
    ['away', 'They are away.'],
    ['already_answered', 'They have answered this already.'],
    ['counted_elsewhere', 'Their approval of this counts at another level.'],
    ['account_not_active', 'Their account is deactivated'],
    ['not_of_this_workspace', 'They are a guest or of another organisation.'],
    ['not_a_reviewer', 'They may not decide on this: the team support-leads decides.'],
    ['yourself', '“Take it” says that you look at it yourself.'],
  ])('reads about them why not: %s', (why, words) => {
    const text = told('cannot_receive', { why, team: 'support-leads' });
    expect(text).toContain(words);
    expect(text).toContain('Nothing was changed. Choose somebody among the people named on the card.');
  });
});

test.each(bulkObstacles)('what is not decided together with others says why: %s', (obstacle) => {
  expect(told('not_for_bulk', { obstacle })).toMatch(
    /^This one needs a look of its own \([a-z ]+\)\. Nothing/,
  );
});

test('a run that waits for nobody says how it stands', () => {
  expect(told('not_waiting', { status: 'completed' })).toContain('nobody’s decision: it is completed.');
});

import { expect, it } from 'vitest';
import { moreValue, parseMore } from '../../src/slack/ids.ts';

it('a menu choice names its view and its review', () => {
  expect(parseMore(moreValue('history', 'rev_1'))).toEqual({ view: 'history', reviewId: 'rev_1' });
});

it.each(['', 'history', 'history:', 'other:rev_1'])('a choice that is none of ours is none: %j', (value) => {
  expect(parseMore(value)).toBeUndefined();
});

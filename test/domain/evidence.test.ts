import { describe, expect, test } from 'vitest';
import { quoteOccurs } from '../../src/domain/evidence.ts';

const ticket = {
  subject: 'Parcel came far too late',
  description: 'Hello,\n\nmy order HP-20417 arrived\n  eleven days late.',
  order: { id: 'HP-20417', amount: 8400, paid: true, note: null },
  tags: ['late', 'ab'],
};

describe('a quote stands in the source', () => {
  test.each([
    ['inside a text', 'far too late'],
    ['across line ends and other white space', 'order HP-20417 arrived eleven days late.'],
    ['with white space around it', '  eleven   days late '],
    ['as a number', '8400'],
    ['as a truth value', 'true'],
    ['as a whole short text of a list', 'ab'],
  ])('%s', (_how, quote) => {
    expect(quoteOccurs(quote, ticket)).toBe(true);
  });
});

describe('a quote does not stand in the source', () => {
  test.each([
    ['when it was invented', 'arrived twelve days late'],
    ['when it is empty', ''],
    ['when it is white space', ' \n\t'],
    ['when it is a short piece that stands anywhere', 'la'],
    ['when it is a piece of a number', '840'],
    ['when its letters are of another case', 'FAR TOO LATE'],
    ['when it runs over two fields', 'far too late Hello'],
    ['when it names a field rather than a value', 'subject'],
    ['when it is null', 'null'],
  ])('%s', (_how, quote) => {
    expect(quoteOccurs(quote, ticket)).toBe(false);
  });
});

test('a value may be quoted with the name of its field, so that people know what it is', () => {
  const order = { delivery: { promised: '2026-11-03', days_late: 11 } };
  expect(quoteOccurs('promised: 2026-11-03', order)).toBe(true);
  expect(quoteOccurs('days late: 11', order)).toBe(true);
  expect(quoteOccurs('promised: 2026-11-04', order)).toBe(false);
  expect(quoteOccurs('delivered: 2026-11-03', order)).toBe(false);
});

test('nothing can be quoted from nothing', () => {
  expect([null, [], {}, ''].map((data) => quoteOccurs('anything', data))).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

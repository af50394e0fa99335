import { describe, expect, test } from 'vitest';
import { partsAbout, quoteOccurs } from '../../src/domain/evidence.ts';

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
    ['as a truth value with its name', 'paid: true'],
    ['as a whole text of a list', 'late'],
    ['with a sign in it that nobody sees', 'eleven\u200B days late'],
  ])('%s', (_how, quote) => {
    expect(quoteOccurs(quote, ticket)).toBe(true);
  });
});

describe('a quote does not stand in the source', () => {
  test.each([
    ['when it was invented', 'arrived twelve days late'],
    ['when it is empty', ''],
    ['when it is white space', ' \n\t'],
    ['when it is a short piece that stands anywhere', 'my order'.slice(0, 5)],
    ['when it is a truth value alone, which stands anywhere', 'true'],
    ['when it is a value of two letters', 'ab'],
    ['when it begins within a word', 'leven days late.'],
    ['when it ends within a word', 'order HP-20417 arr'],
    ['when a letter of it only looks like another one', '\u0435leven days late'],
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

test.each([
  ['a smaller amount out of a larger one', 'refund of €84', 'We promise a refund of €840.'],
  ['the whole part of an amount', 'refund of €84', 'We promise a refund of €84.50 today.'],
  ['the end of a number', '400 euros in all', 'It was 8.400 euros in all.'],
])('%s is no quote', (_what, quote, text) => {
  expect(quoteOccurs(quote, { text })).toBe(false);
});

test('an amount at the end of a sentence is one', () => {
  expect(quoteOccurs('refund of €84', { text: 'We promise a refund of €84. Thanks.' })).toBe(true);
});

test('what we wrote ourselves and read again proves nothing', () => {
  const comments = [{ body: 'The bug is fixed in 2.1.', marked_as_ours: true }];
  expect(quoteOccurs('The bug is fixed', { comments })).toBe(false);
  expect(quoteOccurs('The bug is fixed', { comments: [{ ...comments[0]!, marked_as_ours: false }] })).toBe(
    true,
  );
});

test('a claim about one record is looked for in that record only', () => {
  const record = { system: 'stripe', id: 'cus_1', label: 'Maya', url: null };
  const data = {
    charges: [
      { id: 'ch_1', state: 'paid in full' },
      { id: 'ch_2', state: 'refunded wholly' },
    ],
  };
  expect(partsAbout('cus_1', { record, data })).toEqual([data]);
  expect(partsAbout('ch_2', { record, data })).toEqual([data.charges[1]]);
  expect(partsAbout('ch_9', { record, data })).toEqual([]);
});

import { expect, test } from 'vitest';
import { csvLine } from '../../src/lib/csv.ts';

test('values stand as they are, nothing for nothing, and a line ends as RFC 4180 has it', () => {
  expect(csvLine(['a', 1.5, true, null, 'b c'])).toBe('a,1.5,true,,b c\r\n');
});

test.each([
  ['a,b', '"a,b"'],
  ['say "no"', '"say ""no"""'],
  ['two\nlines', '"two\nlines"'],
  ['two\r\nlines', '"two\r\nlines"'],
])('%j is quoted', (value, cell) => {
  expect(csvLine([value])).toBe(`${cell}\r\n`);
});

test.each(['=1+1', '+49', '-1+1', '@SUM(A1)', '\t=1', '\r=1', '  =1', '＝1', '\u00a0=1', '\n=1'])(
  '%j is no formula',
  (value) => {
    expect(csvLine([value]).replace(/^"/, '')[0]).toBe("'");
  },
);

test('a negative number is a number, and a sign inside is no danger', () => {
  expect(csvLine([-5, 'a=b', 'a-b'])).toBe('-5,a=b,a-b\r\n');
});

import { expect, test } from 'vitest';
import { claimsIn } from '../../../src/workflows/weekly-reporting/claims.ts';
import { numbersIn } from '../../../src/workflows/weekly-reporting/numbers.ts';
import { caseSections } from '../../../src/workflows/weekly-reporting/case-sections.ts';
import { material, proposalOf, report } from './cases.ts';

const notRead = (text: string) =>
  claimsIn(text, material())
    .filter(({ figure }) => figure === null)
    .map(({ shown }) => shown);

test.each([
  '7 pull requests were merged, 4 the week before.',
  'Seven pull requests were merged.',
  '9 issues are open now; in the week 3 were opened and 2 closed.',
  'Revenue is €10,000.00 from 42 payments, after refunds of €100.00.',
  'The week before it was €8,000.00.',
  'Revenue rose by 25 %, from 2026-11-16 to 2026-11-22 (2026-W47, W47).',
  '4 runs were finished, 3 of them completed (75 %).',
  'The median cycle time was 2h, nine in ten took at most 9h.',
  'Merged: Ship in 48 hours (acme/shop#61).',
  'New: Lamp 12 is missing (acme/shop#62).',
])('read: %s', (text) => expect(notRead(text)).toEqual([]));

test.each([
  ['9 pull requests were merged.', ['9'], 'nine is how many issues are open'],
  ['7 issues are open now.', ['7'], 'seven is how many were merged'],
  ['Revenue is €8,000.00.', ['€8,000.00'], 'that was the week before'],
  ['Revenue is €10,000.01.', ['€10,000.01'], 'a cent more'],
  ['Revenue is $10,000.00.', ['$10,000.00'], 'another currency'],
  ['Revenue is about €10k.', ['€10k'], 'rounded'],
  ['Revenue fell by 25 %.', ['25 %'], 'it rose'],
  ['Revenue changed by -25 %.', ['-25 %'], 'it rose'],
  ['A dozen pull requests were merged.', ['dozen'], 'in words'],
  ['٧ pull requests were merged.', ['٧'], 'in another script'],
  ['Merged: acme/shop#99.', ['#99'], 'no such pull request'],
  ['Ship in 49 hours.', ['49'], 'no title that was read'],
  ['In W48 we go on.', ['W48'], 'another week'],
  ['The median cycle time was 3h.', ['3h'], 'another span'],
])('%s: %j is marked, since %s', (text, shown) => expect(notRead(text)).toEqual(shown));

test('a number is the same in another spelling, and not another number', () => {
  const keys = (text: string) => numbersIn(text).map(({ key }) => key);
  expect(keys('€1,200.00 1200 EUR € 1200.00')).toEqual(Array(3).fill('money:eur:120000'));
  expect(keys('CHF 12.50, US$3.00, $3.00')).toEqual(['money:chf:1250', 'money:usd:300', 'money:usd:300']);
  expect(keys('1,200 and 1200')).toEqual(['count:1200', 'count:1200']);
  expect(keys('12 % 12% 12 percent')).toEqual(Array(3).fill('percent:12'));
});

test('the case shows the report, its readers, its sources, and each number beside what was read', () => {
  const text = '- 7 pull requests were merged.\n- We will merge 20 next week.';
  const seen = material();
  const [first, sources, numbers] = caseSections(seen, proposalOf([report(text)], seen));
  expect(first).toMatchObject({
    draft: text,
    rows: [
      { value: '2026-W47, Monday 2026-11-16 to Sunday 2026-11-22' },
      { value: '#operations: the channel of operations, 7 members' },
      { value: '€8,000.00 → €10,000.00 (+25 %)' },
      { label: 'Numbers', value: 'NOT VERIFIED: 1 of 3 (20)' },
    ],
  });
  expect(sources?.rows.map(({ label }) => label)).toEqual([
    'Merged work',
    'Issues',
    'Revenue',
    'Our own runs',
  ]);
  expect(numbers?.comparison?.rows).toEqual([
    { label: 'We will merge 20 next week.', cells: ['20', 'nowhere'], differs: true },
    { label: 'GitHub: Merged pull requests', cells: ['7', '7'], differs: false },
  ]);
});

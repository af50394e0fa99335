import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { healthBounds } from '../../src/domain/health.ts';
import { day } from '../../src/lib/time.ts';

const page = readFileSync(new URL('../../docs/how-it-works.md', import.meta.url), 'utf8');
/** A row of its table, cell by cell, without the padding. */
const row = (begins: string) =>
  page
    .split('\n')
    .find((line) => line.startsWith(`| ${begins}`))
    ?.split('|')
    .map((cell) => cell.trim());

test('the bounds that the documentation names are those that judge', () => {
  const { finished, runs, blockedRuns, oldestReviewMs, expired, taken } = healthBounds;
  expect(page).toContain(`fewer than ${finished} runs ended`);
  expect(page).toContain(`The two rates count from ${runs} runs`);
  expect(row('stopped runs')).toMatchObject({ 2: `${blockedRuns.look}`, 3: `${blockedRuns.trouble}` });
  expect(row('reviews overdue')?.[3]).toContain(`for ${oldestReviewMs.trouble / day} days`);
  expect(row('nobody decided')).toMatchObject({
    2: `on ${expired.look} % of the runs that ended`,
    3: `on ${expired.trouble} %`,
  });
  expect(row('people took')?.[2]).toContain(`fewer than ${taken.look} %`);
  expect(row('people took')?.[3]).toBe(`fewer than ${taken.trouble} %`);
});

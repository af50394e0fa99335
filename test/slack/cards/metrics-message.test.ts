import { expect, test } from 'vitest';
import { problemsOf } from '../../../src/slack/block-kit/validate.ts';
import { metricsMessage } from '../../../src/slack/cards/metrics/metrics-message.ts';
import { aMetricsView, aQuietView } from './support/metrics-states.ts';
import { hostileTexts } from './support/hostile.ts';
import { read } from './support/read.ts';

test('the chart stands in bars, its picture says every figure of it, and so does the text', () => {
  const { text, blocks, pictures } = metricsMessage(aMetricsView);
  expect(pictures).toMatchObject([
    { inPlaceOf: 'metrics_chart', title: expect.stringContaining('W48 so far') },
  ]);
  expect(blocks.filter(({ block_id: id }) => id === 'metrics_chart')).toHaveLength(1);
  expect(read(blocks)).toContain('31+6+1');
  expect(pictures?.[0]?.alt).toContain('W45: Completed 0, Rejected 0, Expired 0.');
  expect(text).toContain(pictures?.[0]?.alt);
});

test('the same numbers have the same picture, others another', () => {
  const keyOf = (view: typeof aMetricsView) => metricsMessage(view).pictures?.[0]?.key;
  const [, ...later] = aMetricsView.weeks;
  expect(keyOf({ ...aMetricsView, name: '30d' })).toBe(keyOf(aMetricsView));
  expect(keyOf({ ...aMetricsView, weeks: later })).not.toBe(keyOf(aMetricsView));
});

test('where nothing ever ran there is no chart, and nothing is called unknown or a share', () => {
  const { text, pictures } = metricsMessage(aQuietView);
  expect(pictures).toBeUndefined();
  expect(text).not.toMatch(/unknown|%|not enough/);
});

test('titles that somebody chose badly break nothing', () => {
  const choices = hostileTexts().map((title, index) => ({ id: `w${index}`, title }));
  const workflows = choices.map(({ id }) => ({ id, metrics: aMetricsView.total }));
  const message = metricsMessage({ ...aMetricsView, choices, workflows });
  expect(problemsOf(message, 'message')).toEqual([]);
});

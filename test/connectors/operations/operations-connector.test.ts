import { expect, test } from 'vitest';
import { operationsConnector } from '../../../src/connectors/operations/operations-connector.ts';
import type { Period } from '../../../src/domain/week.ts';
import { hour, minute } from '../../../src/lib/time.ts';
import { metricsWith } from '../../support/metrics/metrics-with.ts';

test('our own numbers of a week come as they are quoted: spans in words, rates with their counts, null where nothing is known', async () => {
  const asked: Period[] = [];
  const { tools, check } = operationsConnector({
    timeZone: 'Europe/Berlin',
    now: () => new Date('2026-11-23T12:00:00Z'),
    async metrics(period) {
      asked.push(period);
      const metrics = metricsWith(period, {
        outcomes: { completed: 1, rejected: 1 },
        withoutRework: 1,
        cycle: [2.5 * hour, 1, 5 * hour, 1],
        split: { count: 2, queue: 2 * minute, agent: 4 * minute, review: 7 * hour, execution: 0, blocked: 0 },
        cost: { model: 180_000, unpriced: 0, tools: 0, calls: 3, priced: 0 },
      });
      return { total: metrics, workflows: [{ id: 'triage', metrics }] };
    },
  });
  const { data, record } = await tools.metrics.read(
    { week: '2026-W47' },
    { signal: AbortSignal.timeout(1_000) },
  );
  expect(asked).toEqual([{ from: new Date('2026-11-15T23:00:00Z'), to: new Date('2026-11-22T23:00:00Z') }]);
  expect(data).toMatchObject({
    week: '2026-W47',
    total: {
      finished: 2,
      completed: { of: 1, out_of: 2, percent: 50 },
      completed_without_rework: { of: 1, out_of: 1, percent: 100, may_still_change: false },
      mean_time_in: { queue: '1m', agent: '2m', review: '3h 30m', execution: '0ms', blocked: '0ms' },
      cost_of_tools_usd: null,
      cycle_time_p50: '2h 30m',
      approved: { of: 0, out_of: 0, percent: null },
      cost_per_completed_usd: '$0.18',
      oldest_open_review: null,
    },
    workflows: [{ workflow: 'triage', finished: 2 }],
  });
  expect(record.label).toBe('Runs of 2026-W47');
  expect(await check()).toBe('Our own numbers can be counted: 2 runs ended in seven days.');
});

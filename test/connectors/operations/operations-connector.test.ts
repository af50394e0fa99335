import { expect, test } from 'vitest';
import { operationsConnector } from '../../../src/connectors/operations/operations-connector.ts';
import { metricsOf } from '../../../src/domain/metrics/operations.ts';
import type { Period } from '../../../src/domain/week.ts';
import { hour, later } from '../../../src/lib/time.ts';

test('our own numbers of a week come as they are quoted: spans in words, rates with their counts, null where nothing is known', async () => {
  const asked: Period[] = [];
  const { tools, check } = operationsConnector({
    timeZone: 'Europe/Berlin',
    now: () => new Date('2026-11-23T12:00:00Z'),
    async metrics(period) {
      asked.push(period);
      const receivedAt = period.from;
      const run = { workflowId: 'triage', mode: 'live', receivedAt } as const;
      return metricsOf({
        period,
        at: period.to,
        runs: [
          { ...run, status: 'completed', finishedAt: later(receivedAt, 2.5 * hour), costMicroUsd: 120_000 },
          { ...run, status: 'rejected', finishedAt: later(receivedAt, 5 * hour), costMicroUsd: 60_000 },
        ],
        reviews: [],
        rejections: [],
        escalations: [],
        incidents: [],
        waiting: [],
      });
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

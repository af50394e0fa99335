import { z } from 'zod';
import { measurable } from '../../../engine/metrics/measurable.ts';
import { periodAsked } from '../../../domain/period.ts';
import { csvLine } from '../../../lib/csv.ts';
import { metricsFor } from '../../../reports/metrics.ts';
import type { MetricsOfAll } from '../../../reports/metrics.ts';
import { shaped } from '../asked.ts';
import type { Answer, ApiDesk, Asked } from '../asked.ts';
import { metricColumns, metricLines } from '../shapes/metric-lines.ts';
import { shownMetrics } from '../shapes/metrics.ts';
import { workflowId } from '../shapes/words.ts';

const shape = z.strictObject({
  period: z.string().max(20).default('7d'),
  workflow: workflowId.optional(),
  format: z.enum(['json', 'csv']).default('json'),
});

/** The numbers of a period, of each workflow that the person may measure and of them together. */
export async function metrics({ ctx, sources }: ApiDesk, { person, query }: Asked): Promise<Answer> {
  const { period: name, workflow, format } = shaped(shape, query);
  const periodShape = z
    .object({ period: z.string() })
    .transform(({ period }) => periodAsked(period, ctx.now(), ctx.timeZone))
    .refine((period) => period !== undefined, {
      path: ['period'],
      message: 'Give 7d, 30d, 90d or a week: 2026-W47.',
    });
  const period = shaped(periodShape, { period: name });
  const workflowIds = await measurable(ctx, { person, surface: 'api', workflow });
  const numbers = await metricsFor(ctx, { period, workflowIds });
  if (format === 'csv') {
    const file = { name: `metrics-${name}.csv`, type: 'text/csv; charset=utf-8' };
    return { file: { ...file, chunks: asCsv(numbers) } };
  }
  const { total, workflows } = numbers;
  return {
    status: 200,
    body: {
      kind: sources.model.kind,
      period: { name, from: period.from, to: period.to, time_zone: ctx.timeZone },
      total: shownMetrics(total),
      workflows: workflows.map(({ id, metrics: own }) => ({ id, ...shownMetrics(own) })),
    },
  };
}

async function* asCsv({ total, workflows }: MetricsOfAll): AsyncGenerator<string> {
  yield csvLine(metricColumns);
  const all = [{ id: null, metrics: total }, ...workflows];
  for (const { id, metrics: own } of all)
    yield metricLines(own)
      .map((line) => csvLine([id, ...line]))
      .join('');
}

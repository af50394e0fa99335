import { z } from 'zod';
import type { OperationsMetrics } from '../../domain/metrics/operations.ts';
import { readTool } from '../../domain/tool.ts';
import type { ReadTool } from '../../domain/tool.ts';
import { periodOf } from '../../domain/week.ts';
import type { Period } from '../../domain/week.ts';
import { day, later } from '../../lib/time.ts';
import type { Clock } from '../../lib/time.ts';
import type { Connector } from '../connector.ts';
import { weekArgument } from '../week-argument.ts';
import { shownMetrics } from './shown-metrics.ts';

export type OperationsConfig = {
  /** Where the workspace's weeks begin. */
  timeZone: string;
  now: Clock;
  /** Our own numbers of a period: the one query that every surface shows. */
  metrics(period: Period): Promise<{
    total: OperationsMetrics;
    workflows: { id: string; metrics: OperationsMetrics }[];
  }>;
};

export type OperationsConnector = Connector<{ metrics: ReadTool }> &
  Pick<OperationsConfig, 'timeZone' | 'now'>;

/** LeenOps as a system that is read like any other. */
export function operationsConnector({ timeZone, now, metrics }: OperationsConfig): OperationsConnector {
  return {
    system: 'operations',
    timeZone,
    now,
    tools: {
      metrics: readTool({
        name: 'operations_metrics',
        system: 'operations',
        title: 'read our own run metrics',
        description:
          'What LeenOps did in a week: runs finished and completed, cycle time, reviews, rejections, escalations, incidents, cost, and what ' +
          'still waits. A rate comes as so many of so many; null means unknown, which is not zero.',
        input: z.object({ week: weekArgument }),
        bindings: { week: 'week' },
        read: async ({ week }) => {
          const { total, workflows } = await metrics(periodOf(week, timeZone));
          return {
            data: {
              week,
              total: shownMetrics(total),
              workflows: workflows.map(({ id, metrics: own }) => ({ workflow: id, ...shownMetrics(own) })),
            },
            record: { system: 'operations', id: week, label: `Runs of ${week}`, url: null },
          };
        },
      }),
    },
    check: async () => {
      const to = now();
      const { total } = await metrics({ from: later(to, -7 * day), to });
      return `Our own numbers can be counted: ${total.finished} runs ended in seven days.`;
    },
  };
}

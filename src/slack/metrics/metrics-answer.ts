import type { OperationsMetrics } from '../../domain/metrics/operations.ts';
import type { Tally } from '../../domain/metrics/tally.ts';
import type { MetricsAsked } from '../../engine/metrics/see-metrics.ts';
import { workflowsFor } from '../../engine/workflows-for.ts';
import { labelled, labelsOf, merged } from '../../reports/digest/labelled.ts';
import { comparedMetrics } from '../../reports/compared-metrics.ts';
import type { Message } from '../cards/message.ts';
import { metricsMessage } from '../cards/metrics/metrics-message.ts';
import type { Desk } from '../desk.ts';

/** The numbers that were asked for, as this person may see them. */
export async function metricsAnswer(
  { ctx, sources }: Desk,
  person: string,
  { workflow, workflowIds, period }: MetricsAsked,
): Promise<Message> {
  const mine = workflow ? (await workflowsFor(ctx, 'measure', person)).map(({ id }) => id) : workflowIds;
  const compared = await comparedMetrics(ctx, { name: period, workflowIds });
  const worded = (countsIn: (metrics: OperationsMetrics) => Tally) =>
    merged(
      compared.workflows.flatMap(({ id, metrics }) =>
        labelled(countsIn(metrics), labelsOf(ctx.workflows.find((each) => each.id === id))),
      ),
    );
  return metricsMessage({
    ...compared,
    workflow: workflow && { id: workflow.id, title: workflow.title },
    choices: ctx.workflows.filter(({ id }) => mine.includes(id)).map(({ id, title }) => ({ id, title })),
    reasons: worded(({ rejections }) => rejections.reasons),
    categories: worded(({ escalations }) => escalations.categories),
    kind: sources.model.kind,
    timeZone: ctx.timeZone,
  });
}

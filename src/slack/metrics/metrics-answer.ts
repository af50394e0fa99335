import type { MetricsAsked } from '../../engine/metrics/see-metrics.ts';
import { workflowsFor } from '../../engine/workflows-for.ts';
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
  const shown = ctx.workflows.filter(({ id }) => workflowIds.includes(id));
  const reasons = shown.flatMap(({ rejectReasons }) => rejectReasons);
  return metricsMessage({
    ...compared,
    workflow: workflow && { id: workflow.id, title: workflow.title },
    choices: ctx.workflows.filter(({ id }) => mine.includes(id)).map(({ id, title }) => ({ id, title })),
    labels: new Map(reasons.map(({ code, label }) => [code, label])),
    kind: sources.model.kind,
    timeZone: ctx.timeZone,
  });
}

import type { DigestReport, WorkflowWeek } from '../../domain/digest/report.ts';
import { nothingHappened } from '../../domain/metrics/nothing.ts';
import type { OperationsMetrics } from '../../domain/metrics/operations.ts';
import { nextStep } from '../../domain/next-step/next-step.ts';
import type { WorkflowSituation } from '../../domain/next-step/situation.ts';
import { everyWorkflow } from '../../domain/pause.ts';
import { modeAbove } from '../../domain/promotion/ladder.ts';
import type { Promotable } from '../../domain/promotion/promotable.ts';
import type { Mode } from '../../domain/run.ts';
import { daysOf, lastFullWeek, periodOf } from '../../domain/week.ts';
import type { Week } from '../../domain/week.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { modesOf } from '../modes.ts';
import type { Sources } from '../run-view.ts';
import { trendFor } from '../trend.ts';
import type { WeekOfTrend } from '../trend.ts';
import { labelled, labelsOf, merged } from './labelled.ts';
import { standingNow } from './standing-of.ts';

export type DigestSources = Pick<Sources, 'db' | 'workflows' | 'model' | 'now'> & {
  /** What a promotion would rest on now; undefined where it would be refused. */
  promotable(workflow: Workflow): Promise<Promotable | undefined>;
};
export type DigestWanted = {
  week: Week;
  timeZone: string;
  /** Only these workflows; every one, unless said otherwise. */
  workflowIds?: readonly string[];
};

const shownWeeks = 8;

/** The numbers of a week and what is to be done about them. What stands before people now belongs to the latest week only. */
export async function digestFor(sources: DigestSources, wanted: DigestWanted): Promise<DigestReport> {
  const { week, timeZone, workflowIds } = wanted;
  const now = sources.now();
  const days = daysOf(week);
  if (!days) throw new Error(`There is no week ${week} in the calendar.`);
  const [trend, modes, standing] = await Promise.all([
    trendFor({ ...sources, timeZone }, { until: week, weeks: shownWeeks, workflowIds }),
    modesOf(sources),
    standingNow(sources),
  ]);
  const weeks = trend.toReversed();
  const lastFull = lastFullWeek(now, timeZone);
  const isLatest = week >= lastFull;
  const total = weeks[0]?.total ?? nothingHappened;
  const hasStep = week === lastFull;
  const promotions = hasStep
    ? await promotionsOf(sources, modes, workflowIds)
    : new Map<string, Promotable>();
  const judged = weeks.find((each) => !each.total.withoutRework.isProvisional);

  const workflows = idsOf(sources, weeks, isLatest ? standing.workflowIds : [], workflowIds).map(
    (id): WorkflowWeek & { situation: WorkflowSituation } => {
      const workflow = sources.workflows.find((each) => each.id === id);
      const labels = labelsOf(workflow);
      const own = weeks.map((each) => ofWorkflow(each, id));
      const [metrics = nothingHappened, before = nothingHappened] = own;
      const title = workflow?.title ?? id;
      const mode = workflow ? (modes.get(id) ?? null) : null;
      const isPaused = isLatest && standing.isPaused(id);
      return {
        id,
        title,
        mode,
        isPaused,
        metrics,
        completedBefore: before.completed.of,
        settled: judged ? ofWorkflow(judged, id).withoutRework : null,
        reasons: labelled(metrics.rejections.reasons, labels),
        categories: labelled(metrics.escalations.categories, labels),
        standing: isLatest ? standing.of(id) : null,
        situation: {
          id,
          title,
          mode,
          isPaused,
          standing: standing.of(id),
          weeks: own,
          labels,
          promotable: promotions.get(id) ?? null,
        },
      };
    },
  );
  const situations = workflows.map(({ situation }) => situation);
  const pauses = standing.pauses.flatMap(({ workflowId, forMs }) => {
    if (workflowId === everyWorkflow) return [{ id: 'all', title: 'Everything', forMs }];
    const paused = situations.find(({ id }) => id === workflowId);
    return paused ? [{ id: workflowId, title: paused.title, forMs }] : [];
  });
  return {
    week,
    ...days,
    timeZone,
    countedAt: now.toISOString(),
    isOver: periodOf(week, timeZone).to <= now,
    kind: sources.model.kind,
    isWhole: workflowIds === undefined,
    total,
    before: weeks[1]?.total ?? nothingHappened,
    settled: judged ? { week: judged.week, rate: judged.total.withoutRework } : null,
    reasons: merged(workflows.flatMap(({ reasons }) => reasons)),
    categories: merged(workflows.flatMap(({ categories }) => categories)),
    weeks: trend.map((each) => ({ week: each.week, outcomes: each.total.outcomes })),
    workflows: workflows.map(({ situation: _situation, ...shown }) => shown),
    step: hasStep
      ? nextStep({ weeks: weeks.map((each) => each.total), workflows: situations, pauses })
      : null,
  };
}

/** Of those that may do more alone, and are not live. */
async function promotionsOf(
  { workflows, promotable }: DigestSources,
  modes: ReadonlyMap<string, Mode>,
  wanted: readonly string[] | undefined,
): Promise<Map<string, Promotable>> {
  const below = workflows.filter(({ id }) => {
    const mode = modes.get(id);
    return mode && modeAbove(mode) && (wanted?.includes(id) ?? true);
  });
  const found = await Promise.all(below.map(async (each) => [each.id, await promotable(each)] as const));
  return new Map(found.flatMap(([id, promotion]) => (promotion ? [[id, promotion]] : [])));
}

function ofWorkflow({ workflows }: WeekOfTrend, wanted: string): OperationsMetrics {
  return workflows.find(({ id }) => id === wanted)?.metrics ?? nothingHappened;
}

/** Those that are offered, as their list has them, then what is left of others. */
function idsOf(
  { workflows }: DigestSources,
  weeks: readonly WeekOfTrend[],
  standing: readonly string[],
  wanted: readonly string[] | undefined,
): string[] {
  const offered = workflows.map(({ id }) => id);
  const counted = [...(weeks[0]?.workflows.map(({ id }) => id) ?? []), ...standing].toSorted();
  const all = [...new Set([...offered, ...counted])];
  return wanted ? all.filter((id) => wanted.includes(id)) : all;
}

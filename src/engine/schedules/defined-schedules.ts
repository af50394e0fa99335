import type { ScheduleKey } from '../../db/schedules.ts';
import { Refused } from '../../domain/refused.ts';
import { schedulesOf } from '../../domain/starts.ts';
import type { ScheduleStart } from '../../domain/starts.ts';
import type { Workflow } from '../../domain/workflow.ts';
import type { Context } from '../context.ts';
import { namedWorkflow } from '../find-workflow.ts';

/** A schedule as this version of its workflow has it. */
export type Defined = ScheduleKey & {
  workflow: Workflow;
  start: ScheduleStart;
  cron: string;
  timeZone: string;
};

type Known = Pick<Context, 'workflows' | 'timeZone'>;

export function definedSchedules(ctx: Known): Defined[] {
  return ctx.workflows.flatMap((workflow) => definedIn(workflow, ctx.timeZone));
}

export function findDefined(ctx: Known, { workflowId, name }: ScheduleKey): Defined | undefined {
  return definedSchedules(ctx).find((each) => each.workflowId === workflowId && each.name === name);
}

/** The schedule that a person named. Throws Refused, with the names there are. */
export function namedSchedule(ctx: Known, workflowId: string, name: string): Defined {
  const workflow = namedWorkflow(ctx, workflowId);
  const defined = definedIn(workflow, ctx.timeZone);
  const found = defined.find((each) => each.name === name);
  if (found) return found;
  const known = defined.map((each) => each.name).join(', ');
  throw new Refused('unknown_schedule', {
    asked: `${workflowId} ${name}`.trim(),
    ...(known ? { known } : {}),
  });
}

function definedIn(workflow: Workflow, usual: string): Defined[] {
  return schedulesOf(workflow).map((start) => ({
    workflowId: workflow.id,
    name: start.schedule,
    workflow,
    start,
    cron: start.cron,
    timeZone: start.timeZone ?? usual,
  }));
}

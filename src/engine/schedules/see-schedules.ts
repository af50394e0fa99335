import { listFireRuns, listLastFires } from '../../db/fires.ts';
import type { Fire, FireRun } from '../../db/fires.ts';
import { listThreads } from '../../db/messages.ts';
import { listPauses } from '../../db/pauses.ts';
import { listSchedules } from '../../db/schedules.ts';
import type { Schedule } from '../../db/schedules.ts';
import type { Surface } from '../../domain/event.ts';
import { everyWorkflow } from '../../domain/pause.ts';
import { planFires } from '../../domain/schedule/plan-fires.ts';
import type { Missed } from '../../domain/starts.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import { may } from '../authority.ts';
import type { Context } from '../context.ts';
import { workflowsFor } from '../workflows-for.ts';
import { definedSchedules } from './defined-schedules.ts';
import type { Defined } from './defined-schedules.ts';
import { goesBy, isSame } from './register-schedules.ts';

export type LastFire = Pick<Fire, 'at' | 'status' | 'code' | 'missed' | 'askedBy'> & {
  /** Null for those who may not see the workflow's runs. `thread`: where one begins in Slack, once it is there. */
  runs: (FireRun & { thread: { channelId: string; ts: string } | null })[] | null;
};

/** A schedule as one person may see it. */
export type ScheduleSeen = Pick<Defined, 'workflowId' | 'name' | 'cron' | 'timeZone'> & {
  workflowTitle: string;
  missed: Missed;
  nextAt: Date | null;
  /** A process of another version says when it fires. */
  isElsewhere: boolean;
  pausedBy: string | null;
  /** Who paused the whole workflow. */
  workflowPausedBy: string | null;
  /** Times that wait for the end of the pause. */
  held: number;
  last: LastFire | null;
  mayPause: boolean;
  mayRun: boolean;
};

/** The schedules of the workflows whose map this person may read; of their runs only what they may see. */
export async function seeSchedules(
  ctx: Context,
  { person: who, surface, workflowId }: { person: string; surface: Surface; workflowId?: string },
): Promise<ScheduleSeen[]> {
  return orRecordRefusal(ctx, { what: 'see schedules', who, surface }, async () => {
    const asked = ctx.workflows.filter(({ id }) => workflowId === undefined || id === workflowId);
    const workflows = await workflowsFor({ ...ctx, workflows: asked }, 'map', who);
    const defined = definedSchedules({ ...ctx, workflows });
    const ids = [...new Set(defined.map((each) => each.workflowId))];
    const [rows, pauses, lasts, rights] = await Promise.all([
      listSchedules(ctx.db),
      listPauses(ctx.db),
      listLastFires(ctx.db, ids),
      Promise.all(
        workflows.map(async (workflow) => [workflow.id, await rightsIn(ctx, workflow, who)] as const),
      ),
    ]);
    const runs = await withThreads(
      ctx,
      await listFireRuns(
        ctx.db,
        lasts.map(({ id }) => id),
      ),
    );
    return defined.flatMap((each) => {
      const row = rows.find((other) => isSame(each, other));
      const right = new Map(rights).get(each.workflowId);
      if (!row || !right) return [];
      const pause = pauses.find(({ workflowId: id }) => id === each.workflowId || id === everyWorkflow);
      const last = lasts.find((fire) => isSame(each, fire));
      return [
        {
          ...stateOf(each, row, pause?.pausedBy ?? null, ctx.now()),
          last: last
            ? { ...last, runs: right.maySee ? runs.filter(({ fireId }) => fireId === last.id) : null }
            : null,
          mayPause: right.mayPause,
          mayRun: right.mayRun,
        },
      ];
    });
  });
}

async function withThreads({ db }: Context, found: readonly FireRun[]) {
  const threads = await listThreads(
    db,
    found.map(({ runId }) => runId),
  );
  const begun = new Map(threads.map(({ runId, channelId, ts }) => [runId, ts ? { channelId, ts } : null]));
  return found.map((run) => ({ ...run, thread: begun.get(run.runId) ?? null }));
}

async function rightsIn(ctx: Context, workflow: Workflow, who: string) {
  const [maySee, mayPause, mayRun] = await Promise.all([
    may(ctx, 'see', workflow, who),
    may(ctx, 'pause', workflow, who),
    may(ctx, 'start', workflow, who),
  ]);
  return { maySee, mayPause, mayRun };
}

function stateOf(defined: Defined, row: Schedule, workflowPausedBy: string | null, now: Date) {
  const { workflowId, name, workflow, start } = defined;
  const isPaused = row.pausedBy !== null || workflowPausedBy !== null;
  return {
    workflowId,
    name,
    workflowTitle: workflow.title,
    cron: row.cron,
    timeZone: row.timeZone,
    missed: start.missed,
    nextAt: row.nextAt,
    isElsewhere: !goesBy(row, defined),
    pausedBy: row.pausedBy,
    workflowPausedBy,
    held: isPaused ? planFires(row, start.missed, now, true).held : 0,
  };
}

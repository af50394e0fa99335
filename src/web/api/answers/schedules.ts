import { z } from 'zod';
import { pauseSchedule, resumeSchedule } from '../../../engine/schedules/pause-schedule.ts';
import type { OneSchedule, Standing } from '../../../engine/schedules/pause-schedule.ts';
import { runScheduleNow } from '../../../engine/schedules/run-now.ts';
import { seeSchedules } from '../../../engine/schedules/see-schedules.ts';
import type { ScheduleSeen } from '../../../engine/schedules/see-schedules.ts';
import { shaped } from '../asked.ts';
import type { Answer, ApiDesk, Asked } from '../asked.ts';

const nothing = z.strictObject({});

export async function listSchedules({ ctx }: ApiDesk, { person }: Asked): Promise<Answer> {
  const seen = await seeSchedules(ctx, { person, surface: 'api' });
  return { status: 200, body: { schedules: seen.map(shape) } };
}

export async function pauseOne({ ctx }: ApiDesk, asked: Asked): Promise<Answer> {
  return { status: 200, body: standing(asked, await pauseSchedule(ctx, await oneIn(asked))) };
}

export async function resumeOne({ ctx }: ApiDesk, asked: Asked): Promise<Answer> {
  return { status: 200, body: standing(asked, await resumeSchedule(ctx, await oneIn(asked))) };
}

export async function runNow({ ctx }: ApiDesk, asked: Asked): Promise<Answer> {
  const { at, already } = await runScheduleNow(ctx, await oneIn(asked));
  return { status: 200, body: { ...named(asked), at, already } };
}

async function oneIn({ person, params, body }: Asked): Promise<OneSchedule> {
  shaped(nothing, await body());
  return { workflow: params['workflow'] ?? '', schedule: params['name'] ?? '', person, surface: 'api' };
}

function named({ params }: Asked) {
  return { workflow: params['workflow'], name: params['name'] };
}

function standing(asked: Asked, { already, nextAt, holds }: Standing) {
  return { ...named(asked), already, next_at: nextAt, holds };
}

function shape({ last, ...schedule }: ScheduleSeen) {
  return {
    workflow: schedule.workflowId,
    title: schedule.workflowTitle,
    name: schedule.name,
    cron: schedule.cron,
    time_zone: schedule.timeZone,
    missed: schedule.missed,
    next_at: schedule.nextAt,
    paused_by: schedule.pausedBy,
    workflow_paused_by: schedule.workflowPausedBy,
    held: schedule.held,
    may: [...(schedule.mayPause ? ['pause'] : []), ...(schedule.mayRun ? ['run'] : [])],
    last: last && {
      at: last.at,
      status: last.status,
      code: last.code,
      missed: last.missed,
      asked_by: last.askedBy,
      /** Null for those who may not see them. */
      runs: last.runs?.map(({ runId: id, how, subject, status }) => ({ id, how, subject, status })) ?? null,
    },
  };
}

import type { BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { z } from 'zod';
import type { OneSchedule } from '../../engine/schedules/pause-schedule.ts';
import { pauseSchedule, resumeSchedule } from '../../engine/schedules/pause-schedule.ts';
import { runScheduleNow } from '../../engine/schedules/run-now.ts';
import { seeSchedules } from '../../engine/schedules/see-schedules.ts';
import type { Desk } from '../desk.ts';
import { privateAnswer } from '../edge.ts';
import { parseSchedule } from '../ids.ts';
import { schedulesModal } from '../modals/schedules/schedules-modal.ts';
import { whisper } from '../whisper.ts';
import { scheduleTexts } from '../wording/schedules.ts';

type Press = (desk: Desk, one: OneSchedule) => Promise<string>;

const button = z.object({ value: z.string().transform(parseSchedule) });

/** A button beside a schedule: it is done, and the list says so and shows how it is now. */
const pressed =
  (what: string, press: Press) =>
  (desk: Desk) =>
  async ({ action, body, ack }: SlackActionMiddlewareArgs<BlockAction<ButtonAction>>) => {
    const trouble = await privateAnswer(desk, what, async () => {
      const who = { person: body.user.id, surface: 'view' as const };
      const said = await press(desk, { ...button.parse(action).value, ...who });
      if (!body.view) return;
      const schedules = await seeSchedules(desk.ctx, who);
      const view = schedulesModal({ schedules, workspaceUrl: desk.workspaceUrl, said });
      await desk.client.views.update({ view_id: body.view.id, hash: body.view.hash, view });
    });
    await ack();
    if (trouble) await whisper(desk, body, trouble);
  };

export const pauseIt = pressed('pause a schedule', async ({ ctx }, one) =>
  scheduleTexts.paused(await pauseSchedule(ctx, one)),
);
export const resumeIt = pressed('resume a schedule', async ({ ctx }, one) =>
  scheduleTexts.resumed(await resumeSchedule(ctx, one)),
);
export const runIt = pressed('run a schedule', async ({ ctx }, one) =>
  scheduleTexts.ranNow(await runScheduleNow(ctx, one)),
);

import { Refused } from '../../domain/refused.ts';
import { pauseSchedule, resumeSchedule } from '../../engine/schedules/pause-schedule.ts';
import { runScheduleNow } from '../../engine/schedules/run-now.ts';
import { seeSchedules } from '../../engine/schedules/see-schedules.ts';
import { schedulesModal } from '../modals/schedules/schedules-modal.ts';
import { scheduleTexts } from '../wording/schedules.ts';
import type { Subcommand } from './subcommand.ts';

/** `schedules`, `schedules pause invoice-exceptions weekdays`; so with `resume` and `run`. */
export const schedules: Subcommand = async (desk, { words, person, triggerId }) => {
  const { ctx, client, workspaceUrl } = desk;
  const [what, workflow = '', schedule = ''] = words;
  const one = { workflow, schedule, person, surface: 'command' as const };
  switch (what?.toLowerCase()) {
    case undefined: {
      const seen = await seeSchedules(ctx, { person, surface: 'command' });
      await client.views.open({
        trigger_id: triggerId,
        view: schedulesModal({ schedules: seen, workspaceUrl }),
      });
      return undefined;
    }
    case 'pause':
      return scheduleTexts.paused(await pauseSchedule(ctx, one));
    case 'resume':
      return scheduleTexts.resumed(await resumeSchedule(ctx, one));
    case 'run':
      return scheduleTexts.ranNow(await runScheduleNow(ctx, one));
    default:
      throw new Refused('bad_input', { schedules: usage });
  }
};

const usage =
  'Write /leenops schedules, or /leenops schedules pause <workflow> <name>; so with resume and run.';

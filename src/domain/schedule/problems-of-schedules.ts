import { isTimeZone } from '../../lib/wall-clock.ts';
import { schedulesOf } from '../starts.ts';
import type { ScheduleStart, Start } from '../starts.ts';
import { parseCron } from './cron.ts';
import { nextFire } from './fire-times.ts';

const nameLike = /^[a-z][a-z0-9-]{0,39}$/;
/** Any moment will do: what fires at all has a next time after it. */
const someTime = new Date('2026-01-01T00:00:00Z');

/** What is wrong with the schedules of a workflow, each with what would be right. */
export function problemsOfSchedules(workflow: { triggers: readonly Start[] }): string[] {
  const schedules = schedulesOf(workflow);
  const names = schedules.map(({ schedule }) => schedule);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  return [
    ...schedules.flatMap(problemsOf),
    ...twice.map((name) => `Two schedules are called ${name}: give each a name of its own. (schedule)`),
  ];
}

function problemsOf({ schedule, cron, timeZone }: ScheduleStart): string[] {
  const problems: [string, boolean][] = [
    [
      `The schedule “${schedule}” needs a name of small letters, digits and hyphens, like weekdays. (schedule)`,
      nameLike.test(schedule),
    ],
    [
      `The time zone ${timeZone} of the schedule ${schedule} is unknown: name one as in Europe/Amsterdam. (timeZone)`,
      timeZone === undefined || isTimeZone(timeZone),
    ],
  ];
  const wrong = problemOfCron(cron);
  return [
    ...problems.filter(([, isRight]) => !isRight).map(([problem]) => problem),
    ...(wrong ? [`The times “${cron}” of the schedule ${schedule} cannot be kept: ${wrong}. (cron)`] : []),
  ];
}

function problemOfCron(text: string): string | undefined {
  try {
    return nextFire(parseCron(text), someTime, 'UTC')
      ? undefined
      : 'there is no such day in the calendar, so it would never fire';
  } catch (error) {
    if (error instanceof Error) return error.message;
    throw error;
  }
}

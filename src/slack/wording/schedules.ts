import type { Standing } from '../../engine/schedules/pause-schedule.ts';
import type { RunNow } from '../../engine/schedules/run-now.ts';
import { pauseInWords } from '../../wording/schedules.ts';
import { mrkdwnOf } from '../cards/parts/mrkdwn.ts';
import { at } from '../cards/parts/rich-text.ts';
import { escapeMrkdwn } from '../text.ts';

/** What whoever pauses, resumes or runs a schedule reads, as mrkdwn. */
export const scheduleTexts = {
  paused: (standing: Standing): string =>
    standing.already
      ? `${named(standing)} was paused already. Nothing was changed.`
      : `${named(standing)} is paused. ${pauseInWords(standing.holds)} Runs that are open go on.`,
  resumed(standing: Standing): string {
    const { already, holds, nextAt } = standing;
    if (already) return `${named(standing)} was not paused. Nothing was changed.`;
    const next = nextAt ? ` Next: ${mrkdwnOf([at(nextAt)])}.` : '';
    const meanwhile = holds
      ? ' What waited meanwhile is started now.'
      : ' What passed meanwhile is not made up for; _Run now_ does the last time.';
    return `${named(standing)} goes on.${next}${meanwhile}`;
  },
  ranNow: (ran: RunNow): string =>
    ran.already
      ? `${named(ran)}: the runs of ${mrkdwnOf([at(ran.at)])} are being started already.`
      : `On it: ${named(ran)}, for ${mrkdwnOf([at(ran.at)])}. What that time started already is not started twice. You asked for these runs, so others decide on them.`,
} as const;

function named({ title, name }: { title: string; name: string }): string {
  return `*${escapeMrkdwn(title)}* (${escapeMrkdwn(name)})`;
}

import type { LastFire, ScheduleSeen } from '../../../engine/schedules/see-schedules.ts';
import { cameOf } from '../../../wording/fires.ts';
import { runStatusWords } from '../../../wording/statuses.ts';
import { timesInWords, wallClock } from '../../../wording/schedules.ts';
import type { Part, Sentence } from '../../cards/parts/rich-text.ts';
import { at, bold, joined, link, person } from '../../cards/parts/rich-text.ts';
import { messageUrl } from '../../message-url.ts';
import { clip, oneLine } from '../../text.ts';

const shownRuns = 5;
/** As a person pauses who is none: `leenops`, where it begins so. */
const fromTheStart = /^[a-z]/;

/** `Monday to Friday at 08:00 (Europe/Amsterdam)` */
export function timesOf({ cron, timeZone }: Pick<ScheduleSeen, 'cron' | 'timeZone'>): string {
  return `${timesInWords(cron)} (${timeZone})`;
}

/** When it fires next, for the reader and where it is; or why it does not. */
export function nextLine(schedule: ScheduleSeen): Part[] {
  const { nextAt, timeZone, pausedBy, workflowPausedBy, held } = schedule;
  const waiting = held > 0 ? `; ${held === 1 ? '1 time waits' : `${held} times wait`}` : '';
  if (pausedBy !== null) return [bold('Paused'), ...by(pausedBy), waiting];
  if (workflowPausedBy !== null) return [bold('Its workflow is paused'), ...by(workflowPausedBy), waiting];
  if (!nextAt) return [bold('Next: '), 'never again'];
  return [bold('Next: '), at(nextAt), ` – ${wallClock(nextAt, timeZone)} there`];
}

/** What came of the newest time, its runs with a link where they are in Slack. */
export function lastLines(last: LastFire | null, workspaceUrl: string | null): Sentence[] {
  if (!last) return [[bold('Last: '), 'never yet']];
  const asked: Part[] = last.askedBy ? [', asked by ', person(last.askedBy)] : [];
  const runs = last.runs ?? [];
  const named = runs.slice(0, shownRuns).map(({ subject, status, thread }): Sentence => {
    const url = thread && workspaceUrl ? messageUrl(workspaceUrl, thread.channelId, thread.ts) : null;
    return [link(clip(oneLine(subject), 80), url), ` (${runStatusWords[status].toLowerCase()})`];
  });
  const rest = runs.length - named.length;
  const lines: Sentence[] = [[bold('Last: '), at(last.at), ...asked, ` – ${cameOf(last)}`]];
  if (named.length)
    lines.push([bold('Its runs: '), ...joined(named, ', '), ...(rest ? [` and ${rest} more`] : [])]);
  return lines;
}

function by(who: string): Part[] {
  return fromTheStart.test(who) ? [' from its first start'] : [' by ', person(who)];
}
